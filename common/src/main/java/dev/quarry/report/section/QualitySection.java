package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.List;
import java.util.OptionalDouble;

/** Measures of the whole set, beside those of the run before. */
final class QualitySection implements Section {
  private static final int MOST = 60;
  private static final int ANOMALY = 160;

  @Override
  public String id() {
    return "quality";
  }

  @Override
  public String title() {
    return "Quality measures";
  }

  @Override
  public String meaning() {
    return "Measures of the whole set, each beside its value in the run before.";
  }

  @Override
  public String advice(Fields report) {
    for (Fields metric : report.rows("quality")) {
      if (!metric.text("anomaly").isBlank()) {
        return "Find out what changed in the sources since the run before.";
      }
    }

    return "Nothing stands out.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("quality");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> metrics = report.rows("quality");
    if (metrics.isEmpty()) {
      html.element("p", "Nothing was measured.", "class", "none");
      return;
    }
    Table table =
        Table.open(
            html,
            "Quality measures",
            Table.words("Measure"),
            Table.number("Now"),
            Table.number("Before"),
            Table.number("Change"),
            Table.words("Note"));
    for (Fields metric : Cut.first(metrics, MOST)) {
      OptionalDouble now = metric.number("value");
      OptionalDouble before = metric.number("previous");
      table.row().code(metric.text("metric", "unnamed")).text(figure(now)).text(figure(before));
      table.text(change(now, before));
      note(metric, table.cell(""));
      html.close();
    }
    table.close();
    Cut.note(html, metrics.size(), MOST, "measure");
  }

  private static void note(Fields metric, Html html) {
    if (!metric.text("anomaly").isBlank()) {
      html.open("span", "class", "pill near").text(metric.text("anomaly"), ANOMALY).close();
    }
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? Numbers.measure(value.getAsDouble()) : "–";
  }

  private static String change(OptionalDouble now, OptionalDouble before) {
    if (now.isEmpty() || before.isEmpty()) {
      return "–";
    }
    double change = now.getAsDouble() - before.getAsDouble();

    return change == 0 ? "same" : (change > 0 ? "+" : "") + Numbers.measure(change);
  }
}
