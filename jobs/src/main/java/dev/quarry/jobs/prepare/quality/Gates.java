package dev.quarry.jobs.prepare.quality;

import dev.quarry.config.Quantities;
import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions on a finished set, such as {@code label-imbalance <= 3}. */
public final class Gates {
  private static final Pattern GATE =
      Pattern.compile("\\s*([a-z][a-z0-9-]*(?:\\([a-z-]+\\))?)\\s*(<=|>=|==|!=|<|>)\\s*(.+?)\\s*");

  private Gates() {}

  /** Reads the list {@code gates}; a line that is no condition is a fault. */
  public static List<String> parse(Section top) {
    List<String> gates = top.texts("gates");
    for (String gate : gates) {
      Matcher matcher = GATE.matcher(gate);
      if (!matcher.matches() || !isNumber(matcher.group(3))) {
        top.invalid("gates", gate, "<metric> <=, <, >=, >, == or != <number>, such as tokens < 2B");
      } else if (!QualityMetrics.isKnown(matcher.group(1))) {
        top.problems()
            .add(
                "Unknown metric in gates: "
                    + matcher.group(1)
                    + Nearest.hint(matcher.group(1), QualityMetrics.names()));
      }
    }

    return gates;
  }

  /** Judges every gate; a metric that has no value fails its gate. */
  public static List<Verdict> judge(List<String> gates, SortedMap<String, Double> metrics) {
    List<Verdict> verdicts = new ArrayList<>();
    for (String gate : gates) {
      Matcher matcher = GATE.matcher(gate);
      if (!matcher.matches()) {
        throw new IllegalStateException("Not a gate: " + gate);
      }
      Double value = metrics.get(matcher.group(1));
      boolean passed = value != null && holds(value, matcher.group(2), number(matcher.group(3)));
      verdicts.add(new Verdict(gate, value, passed));
    }

    return verdicts;
  }

  private static boolean holds(double value, String operator, double bound) {
    return Map.of(
            "<",
            value < bound,
            "<=",
            value <= bound,
            ">",
            value > bound,
            ">=",
            value >= bound,
            "==",
            value == bound,
            "!=",
            value != bound)
        .getOrDefault(operator, false);
  }

  private static boolean isNumber(String text) {
    try {
      number(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static double number(String text) {
    if (text.endsWith("%")) {
      return Double.parseDouble(text.substring(0, text.length() - 1).trim()) / 100;
    }
    if (Character.isLetter(text.charAt(text.length() - 1))) {
      return Quantities.parseCount(text);
    }

    return Double.parseDouble(text.replace("_", ""));
  }

  /**
   * How a gate ended.
   *
   * @param gate as it was written
   * @param value what the metric is; null where it has no value
   * @param passed whether the set may pass
   */
  public record Verdict(
      String gate, @org.jspecify.annotations.Nullable Double value, boolean passed) {}
}
