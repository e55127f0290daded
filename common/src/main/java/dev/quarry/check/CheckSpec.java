package dev.quarry.check;

import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One line of the registry of checks.
 *
 * @param id the stable id, which configs use and with which every rule of the check starts
 * @param summary what the check asks, in one sentence
 * @param level what its faults do when the config says nothing
 * @param rules the rules of the check for every target, each with its source
 * @param factory makes the check for a target
 */
public record CheckSpec(String id, String summary, Level level, List<Rule> rules, Factory factory) {

  /** Refuses nulls and copies the rules. */
  public CheckSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(factory, "factory");
    rules = List.copyOf(rules);
  }

  /** What the faults of a check do. */
  public enum Level {
    /** Errors drop the record and warnings are reported, as AWS would treat them. */
    DEFAULT,
    /** Warnings drop the record too. */
    REJECT,
    /** Errors are only reported. */
    WARN,
    /** The check does not run. */
    OFF;

    /** Returns the word that configs use, such as {@code reject}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns every word that configs use. */
    static Set<String> ids() {
      Set<String> ids = new TreeSet<>();
      for (Level level : values()) {
        ids.add(level.id());
      }

      return ids;
    }

    /**
     * Returns the level with this id. A YAML reader may have made false of {@code off} and true of
     * {@code on}; both are understood.
     */
    static Optional<Level> find(String id) {
      String word =
          switch (id) {
            case "false" -> OFF.id();
            case "true", "on" -> DEFAULT.id();
            default -> id;
          };
      for (Level level : values()) {
        if (level.id().equals(word)) {
          return Optional.of(level);
        }
      }

      return Optional.empty();
    }

    /** Returns the fault as this level treats it; the same instance where nothing changes. */
    Fault apply(Fault fault) {
      return switch (this) {
        case DEFAULT, OFF -> fault;
        case REJECT -> withSeverity(fault, Severity.ERROR);
        case WARN -> withSeverity(fault, Severity.WARNING);
      };
    }

    private static Fault withSeverity(Fault fault, Severity severity) {
      return fault.severity() == severity
          ? fault
          : new Fault(fault.rule(), fault.field(), fault.message(), fault.fix(), severity);
    }
  }

  /** Makes a check. */
  @FunctionalInterface
  public interface Factory {
    /**
     * Returns the check for a target, or empty where nothing of it can apply to the target. Reads
     * all of its settings either way, so that the caller can find unknown keys.
     */
    Optional<RecordCheck> create(Target target, Section settings);
  }
}
