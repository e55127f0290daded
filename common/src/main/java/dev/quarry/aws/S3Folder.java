package dev.quarry.aws;

import dev.quarry.aws.compose.S3Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The keys below a prefix, looked at as a folder.
 *
 * @param client how to reach S3
 * @param location the folder
 * @param expectedBucketOwner the account that must own the bucket, or null
 */
public record S3Folder(
    S3ClientSettings client, S3Location location, @Nullable String expectedBucketOwner) {

  /**
   * Returns the part objects that Spark wrote directly into the folder, in the order of their keys;
   * names that start with {@code _} or {@code .} are Spark's own and left out.
   *
   * @throws dev.quarry.error.UserException if S3 refuses
   */
  public List<S3Part> parts() {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(location.bucket())
            .prefix(location.folderKey())
            .delimiter("/")
            .expectedBucketOwner(expectedBucketOwner)
            .build();
    List<S3Part> parts = new ArrayList<>();
    try (S3Client s3 = S3Clients.open(client)) {
      for (S3Object object : s3.listObjectsV2Paginator(request).contents()) {
        if (isPart(object.key())) {
          parts.add(new S3Part(object.key(), object.size()));
        }
      }
    } catch (SdkException e) {
      throw S3Faults.explain("list", location, expectedBucketOwner, e);
    }
    parts.sort(Comparator.comparing(S3Part::key));

    return parts;
  }

  /**
   * Aborts the uploads to keys in the folder, at any depth, that were begun and never ended: what
   * the process of a killed run leaves behind, unseen and paid for. Returns how many there were.
   *
   * @throws dev.quarry.error.UserException if S3 refuses
   */
  public int abortUnfinishedUploads() {
    ListMultipartUploadsRequest request =
        ListMultipartUploadsRequest.builder()
            .bucket(location.bucket())
            .prefix(location.folderKey())
            .expectedBucketOwner(expectedBucketOwner)
            .build();
    List<MultipartUpload> uploads = new ArrayList<>();
    try (S3Client s3 = S3Clients.open(client)) {
      s3.listMultipartUploadsPaginator(request).uploads().forEach(uploads::add);
      for (MultipartUpload upload : uploads) {
        s3.abortMultipartUpload(abort(upload));
      }
    } catch (SdkException e) {
      throw S3Faults.explain("clean up", location, expectedBucketOwner, e);
    }

    return uploads.size();
  }

  private boolean isPart(String key) {
    String name = key.substring(location.folderKey().length());
    return !name.isEmpty() && name.charAt(0) != '_' && name.charAt(0) != '.';
  }

  private AbortMultipartUploadRequest abort(MultipartUpload upload) {
    return AbortMultipartUploadRequest.builder()
        .bucket(location.bucket())
        .key(upload.key())
        .uploadId(upload.uploadId())
        .expectedBucketOwner(expectedBucketOwner)
        .build();
  }
}
