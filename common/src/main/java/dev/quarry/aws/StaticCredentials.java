package dev.quarry.aws;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the user's configuration holds. Crosses to executors; its text never shows a key.
 *
 * @param sessionToken the token of temporary keys, or null
 */
public record StaticCredentials(String accessKey, String secretKey, @Nullable String sessionToken)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "StaticCredentials[hidden]";
  }
}
