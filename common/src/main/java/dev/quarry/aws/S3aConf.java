package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads S3A's settings as Hadoop does: {@code fs.s3a.bucket.<bucket>.<name>} goes before {@code
 * fs.s3a.<name>}.
 */
record S3aConf(String bucket, Map<String, String> hadoop) {
  /** Returns the value of {@code fs.s3a.<name>}, trimmed; empty when it is absent or blank. */
  Optional<String> find(String name) {
    String value = hadoop.get("fs.s3a.bucket." + bucket + "." + name);
    if (value == null) {
      value = hadoop.get("fs.s3a." + name);
    }

    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns a switch. */
  boolean isOn(String name, boolean otherwise) {
    Optional<String> value = find(name);
    if (value.isEmpty()) {
      return otherwise;
    }

    return switch (value.get()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new UserException(
              "Invalid fs.s3a." + name + ": " + value.get() + " (expected true or false)");
    };
  }
}
