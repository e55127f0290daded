package dev.quarry.check;

import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule with a record that keeps it and one that breaks it.
 *
 * @param rule the rule's id
 * @param severity how bad the break is by default
 * @param target what both records are for
 * @param config the value of {@code checks:}, or null for the defaults
 * @param kept a record without any fault of the rule's check
 * @param dropped a record whose only fault of the rule's check is this rule
 */
record CheckCase(
    String rule,
    Severity severity,
    Target target,
    @Nullable String config,
    Measured kept,
    Measured dropped) {

  /** A record with what the caller has measured. */
  record Measured(TrainingRecord record, TokenCounts tokens, int encodedBytes) {
    static Measured of(TrainingRecord record) {
      return new Measured(record, TokenCounts.NONE, 0);
    }

    List<Fault> faults(Target target, @Nullable String config) {
      List<Fault> faults = new ArrayList<>();
      Checks.of(target, config).judge(record, tokens, encodedBytes, faults::add);
      return faults;
    }
  }

  static CheckCase error(String rule, Target target, TrainingRecord kept, TrainingRecord dropped) {
    return of(rule, Severity.ERROR, target, kept, dropped);
  }

  static CheckCase warning(
      String rule, Target target, TrainingRecord kept, TrainingRecord dropped) {
    return of(rule, Severity.WARNING, target, kept, dropped);
  }

  private static CheckCase of(
      String rule, Severity severity, Target target, TrainingRecord kept, TrainingRecord dropped) {
    return new CheckCase(rule, severity, target, null, Measured.of(kept), Measured.of(dropped));
  }

  static CheckCase measured(String rule, Target target, Measured kept, Measured dropped) {
    return new CheckCase(rule, Severity.ERROR, target, null, kept, dropped);
  }

  CheckCase withConfig(String checks) {
    return new CheckCase(rule, severity, target, checks, kept, dropped);
  }

  /** Returns the id of the check that has the rule. */
  String check() {
    int colon = rule.indexOf(':');
    return colon < 0 ? rule : rule.substring(0, colon);
  }

  @Override
  public String toString() {
    return rule + " for " + target.family() + " " + target.format();
  }
}
