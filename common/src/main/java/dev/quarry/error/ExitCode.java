package dev.quarry.error;

/** The exit codes that scripts and schedulers hold on to. */
public enum ExitCode {
  /** The job did what it was asked to do. */
  DONE(0),
  /** A defect of Quarry: printed with its stack trace. */
  BUG(1),
  /** The user's config or input cannot be used: printed without a stack trace. */
  USER(2),
  /** The data or the model failed a gate that the config asked for. */
  GATE(3),
  /** Stopped by budget or quota; the run can be resumed. */
  BUDGET(4),
  /** Too many requests failed. */
  FAILED_REQUESTS(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number that the process ends with. */
  public int code() {
    return code;
  }
}
