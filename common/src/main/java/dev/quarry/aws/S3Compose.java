package dev.quarry.aws;

import dev.quarry.aws.compose.ComposePlan;
import dev.quarry.aws.compose.ComposeStep;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes one object out of part objects inside S3. Until the last request succeeds, the destination
 * stays what it was; a failure leaves nothing behind.
 *
 * <pre>{@code
 * S3ClientSettings client = S3ClientSettings.from(bucket, hadoopConfiguration);
 * S3ObjectSettings object = S3ObjectSettings.from(bucket, hadoopConfiguration);
 * ComposePlan plan = ComposePlan.of(S3Folder.open(client, folder).parts());
 * S3Compose.compose(client, destination, object, plan, (steps, upload) ->
 *     spark.parallelize(steps, tasks).foreachPartition(upload::run));
 * }</pre>
 */
public final class S3Compose {
  private S3Compose() {}

  /** Runs the steps of a plan, wherever there are hands for it. */
  @FunctionalInterface
  public interface StepRunner {
    /** Runs every step by {@link S3Upload#run}; returns when all are done. */
    void run(List<ComposeStep> steps, S3Upload upload);
  }

  /**
   * Composes the object of a plan.
   *
   * @throws dev.quarry.error.UserException if S3 refuses
   */
  public static void compose(
      S3ClientSettings client,
      S3Location destination,
      S3ObjectSettings object,
      ComposePlan plan,
      StepRunner runner) {
    try (S3Client s3 = S3Clients.open(client)) {
      if (plan.steps().isEmpty()) {
        s3.putObject(ObjectRequests.put(destination, object), RequestBody.empty());
        return;
      }
      S3Upload upload = begin(s3, client, destination, object);
      try {
        runner.run(plan.steps(), upload);
        complete(s3, upload, plan);
      } catch (Throwable failure) { // Spark throws checked exceptions without declaring them
        abort(s3, upload, failure);
        throw failure;
      }
    } catch (SdkException e) {
      throw S3Faults.explain("write", destination, object.expectedBucketOwner(), e);
    }
  }

  /** Runs the steps one after another in this process: a {@link StepRunner} without Spark. */
  public static void inOneThread(List<ComposeStep> steps, S3Upload upload) {
    upload.run(steps.iterator());
  }

  private static S3Upload begin(
      S3Client s3, S3ClientSettings client, S3Location destination, S3ObjectSettings object) {
    String id = s3.createMultipartUpload(ObjectRequests.begin(destination, object)).uploadId();
    return new S3Upload(client, destination, object, id);
  }

  /** S3 itself is asked what it holds: a step that ran twice left the part that counts there. */
  private static void complete(S3Client s3, S3Upload upload, ComposePlan plan) {
    UploadedParts parts = UploadedParts.list(s3, upload);
    parts.requireSameAs(plan);
    s3.completeMultipartUpload(ObjectRequests.complete(upload, parts));
  }

  private static void abort(S3Client s3, S3Upload upload, Throwable failure) {
    try {
      s3.abortMultipartUpload(ObjectRequests.abort(upload));
    } catch (SdkException e) {
      failure.addSuppressed(
          S3Faults.explain(
              "clean up", upload.destination(), upload.object().expectedBucketOwner(), e));
    }
  }
}
