package dev.quarry.report.section;

import dev.quarry.report.chart.Series;
import dev.quarry.report.chart.StackedBar;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Excerpt;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Why records were turned down, with records to look at. */
final class RejectsSection implements Section {
  private static final int MOST = 30;
  private static final int MOST_EXAMPLES = 3;
  private static final int RECORD = 600;
  private static final int NAME = 100;
  private static final int DETAIL = 240;

  @Override
  public String id() {
    return "rejects";
  }

  @Override
  public String title() {
    return "Rejected, and why";
  }

  @Override
  public String meaning() {
    return "Records that would have made the model worse, or that Bedrock would have refused.";
  }

  @Override
  public String advice(Fields report) {
    return report.rows("rejects").isEmpty()
        ? "Nothing."
        : "Open a reason, look at its records, and repair them at their source if they matter; all"
            + " of them are in the folder rejects.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("rejects") || report.at("ledger").has("rejected");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Reason> reasons = reasons(report);
    if (reasons.isEmpty()) {
      html.element("p", "No record was rejected.", "class", "none");
      return;
    }
    long most = reasons.stream().mapToLong(Reason::count).max().orElse(1);
    for (Reason reason : Cut.first(reasons, MOST)) {
      if (reason.fields().isPresent()) {
        html.open("details", "class", "reject").open("summary");
        head(html, reason, most);
        html.close();
        body(html, reason.fields());
        html.close();
      } else {
        html.open("div", "class", "reject");
        head(html, reason, most);
        html.close();
      }
    }
    Cut.note(html, reasons.size(), MOST, "reason");
  }

  /** A reason of the report, or of the ledger alone, which then has no examples. */
  private record Reason(String id, long count, Fields fields) {}

  private static List<Reason> reasons(Fields report) {
    List<Reason> reasons = new ArrayList<>();
    for (Fields reject : report.rows("rejects")) {
      reasons.add(new Reason(reject.text("reason", "unnamed"), reject.count("count"), reject));
    }
    if (reasons.isEmpty()) {
      for (Map.Entry<String, Fields> reason : report.at("ledger").at("rejected").members()) {
        reasons.add(
            new Reason(reason.getKey(), reason.getValue().count(), reason.getValue().at("none")));
      }
    }
    reasons.sort((a, b) -> Long.compare(b.count(), a.count()));

    return reasons;
  }

  private static void head(Html html, Reason reason, long most) {
    html.open("span").element("code", Excerpt.brief(reason.id(), NAME), "class", "wrap");
    String explanation = reason.fields().text("explanation");
    if (!explanation.isBlank()) {
      html.open("span", "class", "why", "dir", "auto").text(explanation, DETAIL).close();
    }
    html.close();
    html.element("b", Numbers.count(reason.count()), "class", "n");
    StackedBar.write(html, most, List.of(Map.entry(Series.LOST, reason.count())));
  }

  private static void body(Html html, Fields reject) {
    html.open("div", "class", "reject-body");
    if (!reject.text("stage").isBlank()) {
      html.open("p", "class", "where").text("Dropped at the step ");
      html.element("code", Excerpt.brief(reject.text("stage"), NAME)).close();
    }
    List<Fields> examples = reject.rows("examples");
    for (Fields example : Cut.first(examples, MOST_EXAMPLES)) {
      html.open("div", "class", "card");
      Places.write(html, example);
      if (!example.text("detail").isBlank()) {
        html.open("p", "class", "detail", "dir", "auto")
            .text(example.text("detail"), DETAIL)
            .close();
      }
      html.corpus(example.text("record"), RECORD, "record").close();
    }
    Cut.note(html, examples.size(), MOST_EXAMPLES, "example");
    html.close();
  }
}
