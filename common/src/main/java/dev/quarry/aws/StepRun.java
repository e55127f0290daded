package dev.quarry.aws;

import dev.quarry.aws.compose.ComposeStep;
import dev.quarry.aws.compose.S3Range;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Turns one step into one part of an upload. */
record StepRun(S3Client s3, S3Upload upload) {
  void run(ComposeStep step) {
    if (step.isCopy()) {
      copy(step.number(), step.ranges().get(0));
    } else {
      put(step.number(), read(step));
    }
  }

  private void copy(int number, S3Range range) {
    String owner = upload.object().expectedBucketOwner();
    UploadPartCopyRequest.Builder request =
        UploadPartCopyRequest.builder()
            .sourceBucket(upload.destination().bucket())
            .sourceKey(range.part().key())
            .destinationBucket(upload.destination().bucket())
            .destinationKey(upload.destination().key())
            .expectedBucketOwner(owner)
            .expectedSourceBucketOwner(owner)
            .uploadId(upload.uploadId())
            .partNumber(number);
    if (!range.isWhole()) {
      // S3 takes a range only from objects above 5 MiB; the plan cuts no smaller ones.
      request.copySourceRange(range.header());
    }
    s3.uploadPartCopy(request.build());
  }

  private byte[] read(ComposeStep step) {
    byte[] merged = new byte[Math.toIntExact(step.bytes())];
    int filled = 0;
    for (S3Range range : step.ranges()) {
      byte[] bytes =
          s3.getObject(request(range), ResponseTransformer.toBytes()).asByteArrayUnsafe();
      if (bytes.length != range.bytes()) {
        throw S3Faults.changed(new S3Location(upload.destination().bucket(), range.part().key()));
      }
      System.arraycopy(bytes, 0, merged, filled, bytes.length);
      filled += bytes.length;
    }

    return merged;
  }

  private GetObjectRequest request(S3Range range) {
    return GetObjectRequest.builder()
        .bucket(upload.destination().bucket())
        .key(range.part().key())
        .expectedBucketOwner(upload.object().expectedBucketOwner())
        .range(range.header())
        .build();
  }

  private void put(int number, byte[] bytes) {
    UploadPartRequest request =
        UploadPartRequest.builder()
            .bucket(upload.destination().bucket())
            .key(upload.destination().key())
            .expectedBucketOwner(upload.object().expectedBucketOwner())
            .uploadId(upload.uploadId())
            .partNumber(number)
            .contentMD5(Base64.getEncoder().encodeToString(md5(bytes)))
            .build();
    s3.uploadPart(
        request,
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream"));
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
