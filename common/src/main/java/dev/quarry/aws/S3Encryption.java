package dev.quarry.aws;

/** How S3 encrypts an object at rest. */
public enum S3Encryption {
  /** As the bucket's default says. */
  BUCKET_DEFAULT,
  /** With keys that S3 manages (SSE-S3). */
  SSE_S3,
  /** With a key of AWS KMS (SSE-KMS). */
  SSE_KMS
}
