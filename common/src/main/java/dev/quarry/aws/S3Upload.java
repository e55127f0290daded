package dev.quarry.aws;

import dev.quarry.aws.compose.ComposeStep;
import java.io.Serializable;
import java.util.Iterator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A multipart upload that has begun. Immutable and serialisable: the steps of its plan may run
 * anywhere, in any order, side by side, and more than once.
 *
 * @param client how to reach S3
 * @param destination the object that is made; the parts lie in the same bucket
 * @param object how it is written
 * @param uploadId what S3 calls the upload
 */
public record S3Upload(
    S3ClientSettings client, S3Location destination, S3ObjectSettings object, String uploadId)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Runs steps one after another, with one client.
   *
   * @throws dev.quarry.error.UserException if S3 refuses
   */
  public void run(Iterator<ComposeStep> steps) {
    if (!steps.hasNext()) {
      return;
    }
    try (S3Client s3 = S3Clients.open(client)) {
      StepRun run = new StepRun(s3, this);
      while (steps.hasNext()) {
        run.run(steps.next());
      }
    } catch (SdkException e) {
      throw S3Faults.explain("write", destination, object.expectedBucketOwner(), e);
    }
  }
}
