package dev.quarry.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can mend: its message says what, why and what to do, and is printed
 * without a stack trace.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Creates a failure that ends the process with {@link ExitCode#USER}. */
  public UserException(String message) {
    this(ExitCode.USER, message, null);
  }

  /** Creates a failure with the cause that it wraps. */
  public UserException(String message, @Nullable Throwable cause) {
    this(ExitCode.USER, message, cause);
  }

  /** Creates a failure that ends the process with the given code. */
  public UserException(ExitCode exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Returns the code that the process ends with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
