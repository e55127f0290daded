package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A bucket and a key (or key prefix) in it. Immutable and serialisable; crosses to executors.
 *
 * @param bucket the name of the bucket
 * @param key the key as S3 stores it, not percent-encoded; empty for the bucket itself
 */
public record S3Location(String bucket, String key) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Set<String> SCHEMES = Set.of("s3", "s3a", "s3n");

  /** Refuses a location without a bucket. */
  public S3Location {
    Objects.requireNonNull(key, "key");
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("bucket must not be empty");
    }
  }

  /** Returns whether the URI has one of the schemes {@code s3}, {@code s3a}, {@code s3n}. */
  public static boolean isS3(String uri) {
    int colon = uri.indexOf("://");
    return colon > 0 && SCHEMES.contains(uri.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  /**
   * Returns the bucket and key of an S3 URI.
   *
   * @throws UserException if the scheme is another one, or there is no bucket
   */
  public static S3Location parse(String uri) {
    if (!isS3(uri)) {
      throw invalid(uri);
    }
    String rest = uri.substring(uri.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    if (bucket.isEmpty()) {
      throw invalid(uri);
    }

    return new S3Location(bucket, slash < 0 ? "" : rest.substring(slash + 1));
  }

  /** Returns the location of a name inside this one taken as a folder. */
  public S3Location child(String name) {
    return new S3Location(bucket, folderKey() + name);
  }

  /** Returns the location as Bedrock and the AWS tools write it: {@code s3://bucket/key}. */
  public String toUri() {
    return "s3://" + bucket + "/" + key;
  }

  /** Returns the key with one slash at its end; empty for the bucket itself. */
  String folderKey() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  private static UserException invalid(String uri) {
    return new UserException(
        "Invalid S3 location: " + uri + " (expected s3://bucket/prefix, with a bucket)");
  }
}
