package dev.quarry.error;

/** The exit codes that scripts and schedulers hold on to. */
public enum ExitCode {
  /** The job did what it was asked to do. */
  DONE(0, "done"),
  /** A defect of Quarry: printed with its stack trace. */
  BUG(1, "a defect of Quarry, with a stack trace: please report it"),
  /** The user's config or input cannot be used: printed without a stack trace. */
  USER(2, "the config or the input cannot be used: what, why and what to do"),
  /** The data or the model failed a gate that the config asked for. */
  GATE(3, "the data or the model failed a gate of the config, or a limit of the model"),
  /** Stopped by budget or quota; the run can be resumed. */
  BUDGET(4, "stopped by budget or quota; the run can be resumed"),
  /** Too many requests failed. */
  FAILED_REQUESTS(5, "too many requests failed");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Returns the number that the process ends with. */
  public int code() {
    return code;
  }

  /** Returns what the code tells a user, for help texts and the README. */
  public String meaning() {
    return meaning;
  }
}
