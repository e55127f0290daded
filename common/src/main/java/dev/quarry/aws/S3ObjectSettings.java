package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an object is written. Immutable and serialisable; crosses to executors.
 *
 * @param encryption how S3 encrypts it
 * @param kmsKeyId the id, alias or ARN of the KMS key, or null for the account's default key
 * @param acl who may read it
 * @param expectedBucketOwner the twelve digits of the account that must own the bucket, or null
 * @param contentType the media type
 */
public record S3ObjectSettings(
    S3Encryption encryption,
    @Nullable String kmsKeyId,
    S3Acl acl,
    @Nullable String expectedBucketOwner,
    String contentType)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** JSON lines with everything else as the bucket says. */
  public static final S3ObjectSettings DEFAULT =
      new S3ObjectSettings(
          S3Encryption.BUCKET_DEFAULT, null, S3Acl.BUCKET_DEFAULT, null, "application/jsonl");

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** Refuses a key without SSE-KMS, and what is no account id. */
  public S3ObjectSettings {
    if (kmsKeyId != null && encryption != S3Encryption.SSE_KMS) {
      throw new UserException(
          "Invalid KMS key: " + kmsKeyId + " (expected SSE-KMS as the encryption with it)");
    }
    if (expectedBucketOwner != null && !ACCOUNT.matcher(expectedBucketOwner).matches()) {
      throw new UserException(
          "Invalid expected bucket owner: "
              + expectedBucketOwner
              + " (expected the twelve digits of an AWS account)");
    }
  }

  /**
   * Returns the settings for one bucket from entries of a Hadoop configuration, so that an object
   * is written like the part objects that Spark wrote: {@code fs.s3a.encryption.algorithm}, {@code
   * .encryption.key}, {@code .acl.default}.
   *
   * @throws UserException if an entry cannot be used
   */
  public static S3ObjectSettings from(String bucket, Map<String, String> hadoop) {
    S3aConf conf = new S3aConf(bucket, hadoop);
    S3Encryption encryption =
        conf.find("encryption.algorithm")
            .map(S3ObjectSettings::encryption)
            .orElse(S3Encryption.BUCKET_DEFAULT);
    Optional<String> key = conf.find("encryption.key");

    return new S3ObjectSettings(
        encryption,
        encryption == S3Encryption.SSE_KMS ? key.orElse(null) : null,
        conf.find("acl.default").map(S3ObjectSettings::acl).orElse(S3Acl.BUCKET_DEFAULT),
        null,
        DEFAULT.contentType());
  }

  /** Returns these settings with the account that must own the bucket. */
  public S3ObjectSettings withExpectedBucketOwner(@Nullable String account) {
    return new S3ObjectSettings(encryption, kmsKeyId, acl, account, contentType);
  }

  /** Returns these settings with another encryption. */
  public S3ObjectSettings withEncryption(S3Encryption other, @Nullable String keyId) {
    return new S3ObjectSettings(other, keyId, acl, expectedBucketOwner, contentType);
  }

  /** Returns these settings with another ACL. */
  public S3ObjectSettings withAcl(S3Acl other) {
    return new S3ObjectSettings(encryption, kmsKeyId, other, expectedBucketOwner, contentType);
  }

  private static S3Encryption encryption(String algorithm) {
    return switch (algorithm) {
      case "AES256", "SSE-S3" -> S3Encryption.SSE_S3;
      case "SSE-KMS" -> S3Encryption.SSE_KMS;
      default ->
          throw new UserException(
              "Unsupported fs.s3a.encryption.algorithm: "
                  + algorithm
                  + " (known: AES256, SSE-KMS; Bedrock reads no object with keys that you provide)");
    };
  }

  private static S3Acl acl(String name) {
    return switch (name) {
      case "Private" -> S3Acl.BUCKET_DEFAULT;
      case "BucketOwnerFullControl" -> S3Acl.BUCKET_OWNER_FULL_CONTROL;
      default ->
          throw new UserException(
              "Unsupported fs.s3a.acl.default: "
                  + name
                  + " (known: BucketOwnerFullControl, Private; training data is shared by policies)");
    };
  }
}
