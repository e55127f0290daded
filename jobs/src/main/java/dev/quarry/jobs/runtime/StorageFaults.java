package dev.quarry.jobs.runtime;

import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a refusal of the storage from a defect, wherever in a job it came up: a permission that is
 * missing, a file that went away, a service that cannot be reached, a full disk.
 */
public final class StorageFaults {
  private static final int DEEPEST = 30;
  private static final String S3A = "org.apache.hadoop.fs.s3a.";
  private static final String SDK = ".awssdk.";

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ?");

  private StorageFaults() {}

  /** Returns the failure in words that help; empty when it is none of the storage's. */
  public static Optional<UserException> find(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      Optional<String> reason = reason(cause);
      if (reason.isPresent()) {
        return Optional.of(new UserException(reason.get(), failure));
      }
      cause = cause.getCause();
    }

    return Optional.empty();
  }

  private static Optional<String> reason(Throwable cause) {
    String said = words(cause);
    if (isUnreachable(cause)) {
      return Optional.of(
          "Cannot reach the storage: "
              + said
              + " (check the network and the endpoint, then run again)");
    }
    if (cause instanceof AccessDeniedException || cause instanceof AccessControlException) {
      return Optional.of(
          "Cannot use the storage: access is denied, "
              + said
              + " (allow it; conf/iam/prepare.json has what S3 must allow)");
    }
    if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
      return Optional.of(
          "Cannot find a file: "
              + said
              + " (it went away during the run, or may not be read; run again)");
    }
    if (cause instanceof IOException && said.contains("No space left on device")) {
      return Optional.of(
          "Cannot write: "
              + said
              + " (make room on the disk of the output and of SPARK_LOCAL_DIRS)");
    }
    String type = cause.getClass().getName();
    if (type.contains(SDK) || (cause instanceof IOException && type.startsWith(S3A))) {
      return Optional.of("Cannot use S3: " + said);
    }

    return Optional.empty();
  }

  private static boolean isUnreachable(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException;
  }

  /**
   * Returns what a failure of the storage says, on one line: without the names of Java's classes
   * and without what S3 adds for its own support.
   */
  public static String words(Throwable cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    String plain = CLASS_NAME.matcher(message.lines().findFirst().orElse("")).replaceAll("").trim();
    int support = plain.indexOf(" (Service: ");
    int attempts = plain.indexOf(" (SDK Attempt Count: ");
    int end = support < 0 ? attempts : support;

    return end < 0 ? plain : plain.substring(0, end);
  }
}
