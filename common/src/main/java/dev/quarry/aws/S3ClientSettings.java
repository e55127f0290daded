package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach S3: the same as S3A does, so that Spark and the AWS client agree. Immutable and
 * serialisable; crosses to executors. Its text shows no credentials.
 *
 * @param region the Region, or null for that of AWS's default chain
 * @param endpoint the address of an S3-compatible server or VPC endpoint, or null for AWS's own
 * @param pathStyle whether the bucket goes into the path rather than the host name
 * @param credentials the configured keys, or null for AWS's default chain
 */
public record S3ClientSettings(
    @Nullable String region,
    @Nullable URI endpoint,
    boolean pathStyle,
    @Nullable StaticCredentials credentials)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Everything from AWS's default chains. */
  public static final S3ClientSettings DEFAULT = new S3ClientSettings(null, null, false, null);

  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern AWS_HOST =
      Pattern.compile("(.+\\.)?s3(?:[.-]([a-z0-9-]+))?(\\.vpce)?\\.amazonaws\\.com(\\.cn)?");

  /** Refuses what is no name of a Region. */
  public S3ClientSettings {
    if (region != null && !REGION.matcher(region).matches()) {
      throw new UserException(
          "Invalid fs.s3a.endpoint.region: " + region + " (expected a Region such as us-east-1)");
    }
  }

  /**
   * Returns the settings for one bucket from entries of a Hadoop configuration: {@code
   * fs.s3a.endpoint}, {@code .endpoint.region}, {@code .path.style.access}, {@code
   * .connection.ssl.enabled}, {@code .access.key}, {@code .secret.key}, {@code .session.token}, and
   * their {@code fs.s3a.bucket.<bucket>.} forms.
   *
   * @throws UserException if an entry cannot be used
   */
  public static S3ClientSettings from(String bucket, Map<String, String> hadoop) {
    S3aConf conf = new S3aConf(bucket, hadoop);
    Optional<URI> endpoint = conf.find("endpoint").map(text -> endpoint(text, conf));
    String region =
        conf.find("endpoint.region")
            .or(() -> endpoint.flatMap(S3ClientSettings::regionOf))
            .orElse(null);

    return new S3ClientSettings(
        region,
        endpoint.filter(address -> !isPublicAws(address)).orElse(null),
        conf.isOn("path.style.access", false),
        credentials(conf));
  }

  @Override
  public String toString() {
    return "S3ClientSettings[region=%s, endpoint=%s, pathStyle=%s, credentials=%s]"
        .formatted(region, endpoint, pathStyle, credentials == null ? "default" : "configured");
  }

  private static URI endpoint(String text, S3aConf conf) {
    String scheme = conf.isOn("connection.ssl.enabled", true) ? "https://" : "http://";
    String address = text.contains("://") ? text : scheme + text;
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && uri.getScheme().matches("https?") && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Falls through to the message, which must not show a password in the address.
    }
    throw new UserException(
        "Invalid fs.s3a.endpoint: "
            + text.replaceAll("//[^/@]*@", "//***@")
            + " (expected a host with an optional port, such as http://localhost:9000)");
  }

  private static Optional<String> regionOf(URI endpoint) {
    Matcher host = AWS_HOST.matcher(endpoint.getHost());
    return host.matches() ? Optional.ofNullable(host.group(2)) : Optional.empty();
  }

  /** AWS's public endpoints follow from the Region; set by hand they would pin the wrong form. */
  private static boolean isPublicAws(URI endpoint) {
    Matcher host = AWS_HOST.matcher(endpoint.getHost());
    return host.matches() && host.group(1) == null && host.group(3) == null;
  }

  private static @Nullable StaticCredentials credentials(S3aConf conf) {
    Optional<String> accessKey = conf.find("access.key");
    Optional<String> secretKey = conf.find("secret.key");
    if (accessKey.isEmpty() && secretKey.isEmpty()) {
      return null;
    }
    if (accessKey.isEmpty() || secretKey.isEmpty()) {
      String missing = accessKey.isEmpty() ? "fs.s3a.access.key" : "fs.s3a.secret.key";
      throw new UserException(
          "Missing " + missing + ": set both keys, or neither for AWS's default credentials");
    }

    return new StaticCredentials(
        accessKey.get(), secretKey.get(), conf.find("session.token").orElse(null));
  }
}
