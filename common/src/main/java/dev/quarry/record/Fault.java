package dev.quarry.record;

import java.util.Objects;

/**
 * One thing that is wrong with one record.
 *
 * @param rule the stable id, {@code <check-id>} or {@code <check-id>:<detail>}, which becomes the
 *     reason of the reject
 * @param field where in the record, such as {@code messages[1].content}; empty for the whole line
 * @param message what is wrong, with the value where it is short
 * @param fix what to do about it
 * @param severity whether the record cannot be used
 */
public record Fault(String rule, String field, String message, String fix, Severity severity) {
  /** Whether a fault drops the record. */
  public enum Severity {
    /** AWS refuses the record, or the whole job. */
    ERROR,
    /** AWS accepts it, but somebody should look. */
    WARNING
  }

  /** Refuses nulls. */
  public Fault {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(fix, "fix");
    Objects.requireNonNull(severity, "severity");
  }

  /** Returns a fault that drops the record. */
  public static Fault error(String rule, String field, String message, String fix) {
    return new Fault(rule, field, message, fix, Severity.ERROR);
  }

  /** Returns a fault that is only reported. */
  public static Fault warning(String rule, String field, String message, String fix) {
    return new Fault(rule, field, message, fix, Severity.WARNING);
  }

  /** Returns whether this drops the record. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
