package dev.quarry.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The requests that carry an object's settings. */
final class ObjectRequests {
  private ObjectRequests() {}

  static PutObjectRequest put(S3Location destination, S3ObjectSettings object) {
    return PutObjectRequest.builder()
        .bucket(destination.bucket())
        .key(destination.key())
        .expectedBucketOwner(object.expectedBucketOwner())
        .serverSideEncryption(encryption(object.encryption()))
        .ssekmsKeyId(object.kmsKeyId())
        .acl(acl(object.acl()))
        .contentType(object.contentType())
        .build();
  }

  static CreateMultipartUploadRequest begin(S3Location destination, S3ObjectSettings object) {
    return CreateMultipartUploadRequest.builder()
        .bucket(destination.bucket())
        .key(destination.key())
        .expectedBucketOwner(object.expectedBucketOwner())
        .serverSideEncryption(encryption(object.encryption()))
        .ssekmsKeyId(object.kmsKeyId())
        .acl(acl(object.acl()))
        .contentType(object.contentType())
        .build();
  }

  static CompleteMultipartUploadRequest complete(S3Upload upload, UploadedParts parts) {
    return CompleteMultipartUploadRequest.builder()
        .bucket(upload.destination().bucket())
        .key(upload.destination().key())
        .expectedBucketOwner(upload.object().expectedBucketOwner())
        .uploadId(upload.uploadId())
        .multipartUpload(parts.completed())
        .build();
  }

  static AbortMultipartUploadRequest abort(S3Upload upload) {
    return AbortMultipartUploadRequest.builder()
        .bucket(upload.destination().bucket())
        .key(upload.destination().key())
        .expectedBucketOwner(upload.object().expectedBucketOwner())
        .uploadId(upload.uploadId())
        .build();
  }

  private static @Nullable ServerSideEncryption encryption(S3Encryption encryption) {
    return switch (encryption) {
      case BUCKET_DEFAULT -> null;
      case SSE_S3 -> ServerSideEncryption.AES256;
      case SSE_KMS -> ServerSideEncryption.AWS_KMS;
    };
  }

  private static @Nullable ObjectCannedACL acl(S3Acl acl) {
    return switch (acl) {
      case BUCKET_DEFAULT -> null;
      case BUCKET_OWNER_FULL_CONTROL -> ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL;
    };
  }
}
