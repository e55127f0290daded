package dev.quarry.aws;

/** Who may read an object besides the account that writes it. */
public enum S3Acl {
  /** As the bucket says. */
  BUCKET_DEFAULT,
  /** The bucket's owner has full control: for writing into another account's bucket. */
  BUCKET_OWNER_FULL_CONTROL
}
