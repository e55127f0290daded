package dev.quarry.report.section;

import dev.quarry.report.html.Excerpt;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The answer a reader wants first: can this set be used.
 *
 * @param mood how good the news is
 * @param headline the answer
 * @param reason why, in one sentence
 */
public record Verdict(Mood mood, String headline, String reason) {
  private static final int MOST_NAMES = 3;
  private static final int NAME = 60;

  /** How good the news is: its style class, and a sign for those who see no colours. */
  public enum Mood {
    /** The set can be used. */
    GOOD("good", "✓"),
    /** The set can be used by somebody who knows what he does. */
    CARE("care", "!"),
    /** The set cannot be used. */
    BAD("bad", "✗"),
    /** The report does not say. */
    OPEN("open", "?");

    private final String css;
    private final String sign;

    Mood(String css, String sign) {
      this.css = css;
      this.sign = sign;
    }

    /** Returns the style class. */
    public String css() {
      return css;
    }

    /** Returns the sign. */
    public String sign() {
      return sign;
    }
  }

  /** Judges a report. */
  public static Verdict of(Fields report) {
    Ledger ledger = Ledger.of(report);
    if (report.has("ledger") && !ledger.closes()) {
      return new Verdict(
          Mood.BAD,
          "Not usable: the ledger does not close",
          "Records were lost or counted twice on the way; this is a fault of the run, not of your"
              + " data.");
    }

    return switch (report.text("state")) {
      case "done" -> done(report, ledger);
      case "gate-failed" -> gateFailed(report);
      case "too-small" -> tooSmall(report, ledger);
      case "" ->
          new Verdict(Mood.OPEN, "No verdict", "This report does not say how the run ended.");
      default ->
          new Verdict(
              Mood.OPEN,
              "The run ended as: " + cut(report.text("state")),
              "Read the warnings below.");
    };
  }

  private static Verdict done(Fields report, Ledger ledger) {
    String what = records(ledger) + forWhom(report);
    if (ledger.kept() == 0) {
      return new Verdict(
          Mood.BAD, "Not usable: no record is left", "Every record was turned down.");
    }
    long over = report.rows("limits").stream().filter(row -> row.isFalse("ok")).count();
    if (over > 0) {
      return new Verdict(
          Mood.CARE,
          "Written, but outside the limits: " + what,
          "The model's limits are not kept in " + Numbers.counted(over, "place") + ".");
    }
    boolean hasModel = !report.at("target").text("model").isBlank();
    String caution = report.at("target").text("caution");
    String ready = hasModel ? "Ready for Bedrock: " : "Written: ";

    return new Verdict(
        hasModel || !report.has("target") ? Mood.GOOD : Mood.CARE,
        ready + what,
        care(report, caution));
  }

  private static String care(Fields report, String caution) {
    if (!caution.isBlank()) {
      return caution;
    }
    int warnings = report.rows("warnings").size();

    return warnings == 0
        ? "Every record was checked, and none is unaccounted for."
        : "Read " + Numbers.counted(warnings, "warning") + " below before you train.";
  }

  private static Verdict gateFailed(Fields report) {
    List<String> failed = new ArrayList<>();
    for (Fields gate : report.rows("gates")) {
      if (gate.isFalse("passed")) {
        failed.add(cut(gate.text("gate", "unnamed")));
      }
    }
    String names = String.join(", ", failed.subList(0, Math.min(MOST_NAMES, failed.size())));
    String more =
        failed.size() > MOST_NAMES
            ? " and " + Numbers.count(failed.size() - MOST_NAMES) + " more"
            : "";
    String figure =
        failed.isEmpty()
            ? "a gate failed"
            : Numbers.count(failed.size())
                + " of "
                + Numbers.counted(report.rows("gates").size(), "gate")
                + " failed";

    return new Verdict(
        Mood.BAD,
        "Not usable: " + figure,
        failed.isEmpty() ? "The set does not keep a rule that you gave." : names + more + ".");
  }

  private static Verdict tooSmall(Fields report, Ledger ledger) {
    for (Fields limit : report.rows("limits")) {
      OptionalDouble least = limit.number("min");
      OptionalDouble actual = limit.number("actual");
      if (least.isPresent() && actual.isPresent() && actual.getAsDouble() < least.getAsDouble()) {
        return new Verdict(
            Mood.BAD,
            "Not usable: " + tooFew(limit, name(report)),
            "Add sources, or loosen the checks that reject most, and run again.");
      }
    }

    return new Verdict(
        Mood.BAD,
        "Not usable: too few records",
        "Only " + records(ledger) + " are left" + forWhom(report) + ".");
  }

  private static String tooFew(Fields limit, String name) {
    return Numbers.count(limit.count("actual"))
        + " "
        + cut(limit.text("limit", "records"))
        + ", "
        + (name.isBlank() ? "the model" : name)
        + " needs at least "
        + Numbers.count(limit.count("min"));
  }

  private static String records(Ledger ledger) {
    List<String> parts = new ArrayList<>();
    add(parts, ledger.train(), "training");
    add(parts, ledger.validation(), "validation");
    add(parts, ledger.test(), "test");
    if (parts.isEmpty()) {
      return "no records";
    }
    int last = parts.size() - 1;
    String joined =
        last == 0
            ? parts.get(0)
            : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);

    return joined + (ledger.kept() == 1 ? " record" : " records");
  }

  private static void add(List<String> parts, long count, String name) {
    if (count > 0) {
      parts.add(Numbers.count(count) + " " + name);
    }
  }

  private static String forWhom(Fields report) {
    String name = name(report);

    return name.isBlank() ? "" : " for " + name;
  }

  private static String name(Fields report) {
    Fields target = report.at("target");

    return cut(target.text("name", target.text("model", "")));
  }

  private static String cut(String text) {
    return Excerpt.brief(text, NAME);
  }
}
