package dev.quarry.report.section;

import dev.quarry.report.chart.Gauge;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Excerpt;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the service accepts for this model, and how near the set comes to it. */
final class LimitsSection implements Section {
  private static final int MOST = 30;
  private static final int NAME = 120;
  private static final int UNIT = 24;

  /** From this share of a maximum on, the next corpus may pass it. */
  private static final double NEAR = 0.9;

  @Override
  public String id() {
    return "limits";
  }

  @Override
  public String title() {
    return "Limits of the model";
  }

  @Override
  public String meaning() {
    return "What Amazon Bedrock accepts for this model; a bar shows how much of the maximum is used,"
        + " a stroke marks each bound.";
  }

  @Override
  public String advice(Fields report) {
    for (Fields limit : report.rows("limits")) {
      if (!state(limit).equals("good")) {
        return "Look at what is marked: the job would be refused, or soon will be.";
      }
    }

    return report.rows("limits").isEmpty() ? "Nothing." : "Nothing: the set is well inside.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("limits");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> limits = report.rows("limits");
    if (limits.isEmpty()) {
      html.element("p", "No limits are known for this target.", "class", "none");
      return;
    }
    for (Fields limit : Cut.first(limits, MOST)) {
      gauge(limit, html);
    }
    Cut.note(html, limits.size(), MOST, "limit");
  }

  private static void gauge(Fields limit, Html html) {
    OptionalDouble actual = limit.number("actual");
    String state = state(limit);
    html.open("div", "class", "limit").open("p", "class", "limit-head");
    html.open("b", "dir", "auto").text(limit.text("limit", "limit"), NAME).close();
    html.element("span", word(limit, state), "class", "pill " + state);
    String value = actual.isPresent() ? figure(limit, "actual") : "not measured";
    html.element("span", value, "class", "n").close();
    if (actual.isPresent() && (limit.has("min") || limit.has("max"))) {
      Gauge.write(
          html, Math.max(0, actual.getAsDouble()), limit.number("min"), limit.number("max"), state);
    }
    html.open("p", "class", "limit-foot").text(bounds(limit));
    if (!limit.text("source").isBlank()) {
      html.open("span", "class", "source wrap").text("Source: ").text(limit.text("source"), 200);
      html.close();
    }
    html.close().close();
  }

  private static String bounds(Fields limit) {
    List<String> parts = new ArrayList<>();
    if (limit.number("min").isPresent()) {
      parts.add("at least " + figure(limit, "min"));
    }
    if (limit.number("max").isPresent()) {
      parts.add("at most " + figure(limit, "max"));
    }
    if (parts.isEmpty()) {
      return "No bound is published.";
    }
    String used = limit.number("actual").isPresent() ? used(limit) : "";
    String joined = String.join(", ", parts);

    return Character.toUpperCase(joined.charAt(0)) + joined.substring(1) + used + ".";
  }

  private static String used(Fields limit) {
    double most = limit.number("max").orElse(0);

    return most > 0
        ? "; " + Numbers.percent(limit.number("actual").orElse(0) / most) + " of the maximum used"
        : "";
  }

  private static String figure(Fields limit, String key) {
    double value = limit.number(key).orElse(0);
    String unit = Excerpt.brief(limit.text("unit"), UNIT);
    if (unit.equals("bytes")) {
      return Numbers.bytes(limit.count(key));
    }

    return Numbers.measure(value) + (unit.isBlank() ? "" : "\u00A0" + unit);
  }

  private static String state(Fields limit) {
    if (limit.isFalse("ok")) {
      return "bad";
    }
    double most = limit.number("max").orElse(0);

    return most > 0 && limit.number("actual").orElse(0) >= most * NEAR ? "near" : "good";
  }

  private static String word(Fields limit, String state) {
    boolean under = limit.number("actual").orElse(0) < limit.number("min").orElse(0);

    return switch (state) {
      case "good" -> "✓ inside";
      case "near" -> "near the maximum";
      default -> under ? "✗ under the minimum" : "✗ over the maximum";
    };
  }
}
