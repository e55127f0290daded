package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.io.Serializable;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Bedrock. Immutable and serialisable; crosses to executors. Credentials come from
 * AWS's default chain, or as a Bedrock API key from {@code AWS_BEARER_TOKEN_BEDROCK}.
 *
 * @param region the Region, or null for that of AWS's default chain
 * @param endpoint the address of a VPC endpoint or of a stand-in, or null for AWS's own; the SDK
 *     also honours {@code AWS_ENDPOINT_URL_BEDROCK_RUNTIME}
 */
public record BedrockClientSettings(@Nullable String region, @Nullable URI endpoint)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Everything from AWS's default chains. */
  public static final BedrockClientSettings DEFAULT = new BedrockClientSettings(null, null);

  private static final Pattern REGION = Pattern.compile("[a-z]{2}[a-z-]*-[0-9]{1,2}");

  /**
   * Returns the settings from what the user wrote.
   *
   * @throws UserException for what is no Region or no address
   */
  public static BedrockClientSettings of(@Nullable String region, @Nullable String endpoint) {
    if (region != null && !REGION.matcher(region).matches()) {
      throw new UserException(
          "Invalid region: " + region + " (expected a Region such as us-east-1)");
    }

    return new BedrockClientSettings(region, endpoint == null ? null : parse(endpoint));
  }

  private static URI parse(String endpoint) {
    try {
      URI uri = URI.create(endpoint);
      if (uri.getHost() != null && uri.getScheme().matches("https?") && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Falls through to the message, which must not show a password in the address.
    }
    throw new UserException(
        "Invalid endpoint: "
            + endpoint.replaceAll("//[^/@]*@", "//***@")
            + " (expected an address such as https://bedrock-runtime.us-east-1.amazonaws.com)");
  }
}
