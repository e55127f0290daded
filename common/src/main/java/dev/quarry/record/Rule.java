package dev.quarry.record;

import java.util.Objects;

/**
 * One line of the rule book that {@code validate --rules} prints.
 *
 * @param id the stable id that faults and rejects carry
 * @param summary what the rule asks, in one sentence
 * @param source where the rule comes from
 */
public record Rule(String id, String summary, String source) {
  /** Refuses nulls. */
  public Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(source, "source");
  }
}
