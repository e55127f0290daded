package dev.quarry.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The S3 URIs that Bedrock's job APIs accept. The pattern and the length are those of {@code S3Uri}
 * in AWS's service model {@code bedrock} 2023-04-20; the rule for Nova's file names is from the
 * Amazon Nova user guide, "Preparing data for fine-tuning understanding models".
 */
public final class BedrockUri {
  static final int MAX_LENGTH = 1024;

  private static final int MIN_BUCKET = 3;
  private static final int MAX_BUCKET = 63;
  private static final String BEDROCK_SIGNS = "-!_*'().";
  private static final String NOVA_SIGNS = "-_.";
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]"
              + "(?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?");

  private BedrockUri() {}

  /**
   * Returns the URI with the scheme that Bedrock knows: {@code s3a://} and {@code s3n://} become
   * {@code s3://}; a URI that is not S3's comes back as it is.
   */
  public static String toBedrock(String uri) {
    return S3Location.isS3(uri) ? "s3" + uri.substring(uri.indexOf("://")) : uri;
  }

  /** Returns whether Bedrock accepts the URI, once {@link #toBedrock} has been applied. */
  public static boolean isAccepted(String uri) {
    String bedrock = toBedrock(uri);
    return bedrock.length() <= MAX_LENGTH && ACCEPTED.matcher(bedrock).matches();
  }

  /**
   * Returns why Bedrock refuses the URI, with a valid alternative; empty when it accepts it.
   *
   * @param key the config key that holds the URI
   */
  public static Optional<String> fault(String key, String uri) {
    return fault(key, uri, BEDROCK_SIGNS);
  }

  /** Returns the same as {@link #fault}, under the stricter rule for the files of Nova models. */
  public static Optional<String> novaFault(String key, String uri) {
    return fault(key, uri, NOVA_SIGNS);
  }

  private static Optional<String> fault(String key, String uri, String signs) {
    if (!S3Location.isS3(uri)) {
      return Optional.of(
          "Invalid " + key + ": " + uri + " (expected an S3 location such as s3://bucket/prefix)");
    }
    List<String> reasons = reasons(toBedrock(uri), signs);
    if (reasons.isEmpty()) {
      return Optional.empty();
    }

    return Optional.of(
        "Invalid %s: %s (%s; for example %s)"
            .formatted(key, uri, String.join("; ", reasons), alternative(uri, signs)));
  }

  private static List<String> reasons(String uri, String signs) {
    List<String> reasons = new ArrayList<>();
    String[] parts = parts(uri);
    bucketReason(parts[0]).ifPresent(reasons::add);
    for (int i = 1; i < parts.length; i++) {
      partReason(parts[i], i == parts.length - 1, signs).ifPresent(reasons::add);
    }
    if (uri.length() > MAX_LENGTH) {
      reasons.add("expected at most 1,024 characters, it has " + uri.length());
    }

    return reasons;
  }

  private static Optional<String> bucketReason(String bucket) {
    String rule =
        "expected a bucket name of 3 to 63 lower-case letters, digits, hyphens and dots that starts"
            + " and ends with a letter or digit, \""
            + bucket
            + "\" ";
    int refused = firstRefused(bucket, "-.", false);
    if (refused >= 0) {
      return Optional.of(rule + "has " + UriText.display(refused));
    }
    if (bucket.length() < MIN_BUCKET || bucket.length() > MAX_BUCKET) {
      return Optional.of(rule + "has a length of " + bucket.length());
    }
    if (!isOuter(bucket.charAt(0)) || !isOuter(bucket.charAt(bucket.length() - 1))) {
      return Optional.of(rule + "starts or ends with a sign");
    }

    return Optional.empty();
  }

  private static Optional<String> partReason(String part, boolean last, String signs) {
    if (part.isEmpty()) {
      return last
          ? Optional.empty()
          : Optional.of("expected a name between any two slashes, two slashes stand together");
    }
    int refused = firstRefused(part, signs, true);
    if (refused < 0) {
      return Optional.empty();
    }

    return Optional.of(
        "expected only A-Z a-z 0-9 and "
            + String.join(" ", signs.split(""))
            + ", \""
            + part
            + "\" has "
            + UriText.display(refused));
  }

  /** Returns the nearest URI that the rule accepts. */
  private static String alternative(String uri, String signs) {
    String[] parts = parts(toBedrock(uri));
    StringBuilder accepted = new StringBuilder("s3://").append(bucketLike(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      String name = UriText.replaceRefused(parts[i], c -> isAccepted(c, signs, true));
      if (!name.isEmpty() && accepted.length() + 1 + name.length() <= MAX_LENGTH) {
        accepted.append('/').append(name);
      }
    }

    return accepted.toString();
  }

  private static String bucketLike(String bucket) {
    String name =
        UriText.replaceRefused(
            bucket.toLowerCase(java.util.Locale.ROOT), c -> isAccepted(c, "-.", false));
    name = name.length() > MAX_BUCKET ? name.substring(0, MAX_BUCKET) : name;
    int start = 0;
    int end = name.length();
    while (start < end && !isOuter(name.charAt(start))) {
      start++;
    }
    while (end > start && !isOuter(name.charAt(end - 1))) {
      end--;
    }
    name = name.substring(start, end);

    return name.length() < MIN_BUCKET ? "my-bucket" : name;
  }

  private static String[] parts(String uri) {
    return uri.substring("s3://".length()).split("/", -1);
  }

  private static int firstRefused(String text, String signs, boolean upperCase) {
    return text.codePoints().filter(c -> !isAccepted(c, signs, upperCase)).findFirst().orElse(-1);
  }

  private static boolean isAccepted(int c, String signs, boolean upperCase) {
    return isOuter(c) || (upperCase && c >= 'A' && c <= 'Z') || signs.indexOf(c) >= 0;
  }

  private static boolean isOuter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
