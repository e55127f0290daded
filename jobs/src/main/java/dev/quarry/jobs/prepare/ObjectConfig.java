package dev.quarry.jobs.prepare;

import dev.quarry.aws.BedrockUri;
import dev.quarry.aws.S3Acl;
import dev.quarry.aws.S3Encryption;
import dev.quarry.aws.S3Location;
import dev.quarry.aws.S3ObjectSettings;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * How objects are written to S3.
 *
 * @param encryption {@code bucket}, {@code sse-s3} or {@code sse-kms}
 * @param kmsKey the KMS key; null for the account's default
 * @param bucketOwner the account that must own the bucket; null for any
 * @param acl {@code bucket} or {@code bucket-owner-full-control}
 */
record ObjectConfig(
    String encryption, @Nullable String kmsKey, @Nullable String bucketOwner, String acl) {

  static ObjectConfig from(Section section, String output, Target target) {
    String encryption =
        section.choice(
            "encryption", new TreeSet<>(Set.of("bucket", "sse-s3", "sse-kms")), "bucket");
    String key = section.text("kms-key").orElse(null);
    if (key != null && !encryption.equals("sse-kms")) {
      section.invalid("kms-key", key, "encryption: sse-kms with it");
    }
    String owner = section.text("bucket-owner").orElse(null);
    if (owner != null && !owner.matches("\\d{12}")) {
      section.invalid("bucket-owner", owner, "the twelve digits of an AWS account, in quotes");
    }
    String acl =
        section.choice(
            "acl", new TreeSet<>(Set.of("bucket", "bucket-owner-full-control")), "bucket");
    section.close();
    if (isS3(output)) {
      String uri = BedrockUri.toBedrock(output);
      Optional<String> fault =
          target.family().startsWith("nova")
              ? BedrockUri.novaFault("output", uri)
              : BedrockUri.fault("output", uri);
      fault.ifPresent(section.problems()::add);
    }

    return new ObjectConfig(encryption, key, owner, acl);
  }

  static boolean isS3(String uri) {
    return uri.startsWith("s3://") || uri.startsWith("s3a://") || uri.startsWith("s3n://");
  }

  /** Tells S3A to write part objects the way the composed ones are written. */
  void apply(Configuration hadoop) {
    switch (encryption) {
      case "sse-s3" -> hadoop.set("fs.s3a.encryption.algorithm", "AES256");
      case "sse-kms" -> {
        hadoop.set("fs.s3a.encryption.algorithm", "SSE-KMS");
        if (kmsKey != null) {
          hadoop.set("fs.s3a.encryption.key", kmsKey);
        }
      }
      default -> {}
    }
    if (acl.equals("bucket-owner-full-control")) {
      hadoop.set("fs.s3a.acl.default", "BucketOwnerFullControl");
    }
  }

  /** Returns the settings of composed objects. */
  S3ObjectSettings settings(String output, Map<String, String> hadoop) {
    if (!isS3(output)) {
      return S3ObjectSettings.DEFAULT;
    }
    String bucket = S3Location.parse(output).bucket();
    S3ObjectSettings settings = S3ObjectSettings.from(bucket, new TreeMap<>(hadoop));
    if (encryption.equals("sse-s3")) {
      settings = settings.withEncryption(S3Encryption.SSE_S3, null);
    } else if (encryption.equals("sse-kms")) {
      settings = settings.withEncryption(S3Encryption.SSE_KMS, kmsKey);
    }
    if (acl.equals("bucket-owner-full-control")) {
      settings = settings.withAcl(S3Acl.BUCKET_OWNER_FULL_CONTROL);
    }

    return settings.withExpectedBucketOwner(Optional.ofNullable(bucketOwner).orElse(null));
  }
}
