package dev.quarry.report.section;

import dev.quarry.report.chart.FunnelBar;
import dev.quarry.report.chart.Series;
import dev.quarry.report.chart.StackedBar;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every record that was read and where it went, as a funnel and as a sum that closes. */
final class LedgerSection implements Section {
  private static final int MOST = 20;

  @Override
  public String id() {
    return "ledger";
  }

  @Override
  public String title() {
    return "Where every record went";
  }

  @Override
  public String meaning() {
    return "Each record that was read ends in exactly one place: in a file for the model, or among"
        + " the rejected ones with a reason.";
  }

  @Override
  public String advice(Fields report) {
    Ledger ledger = Ledger.of(report);
    if (report.has("ledger") && !ledger.closes()) {
      return "Do not use this set; report the fault with this page.";
    }

    return ledger.share(ledger.rejected()) > 0.2
        ? "More than a fifth was turned down; look at the step that drops most."
        : "Look at the step that drops most, and see below why.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("ledger") || report.has("funnel");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> stages = report.rows("funnel");
    if (!stages.isEmpty()) {
      funnel(stages, report, html);
    }
    if (report.has("ledger")) {
      sum(Ledger.of(report), html);
    }
  }

  private static void funnel(List<Fields> stages, Fields report, Html html) {
    long widest = 1;
    for (Fields stage : stages) {
      widest = Math.max(widest, stage.count("records"));
    }
    html.open("div", "class", "funnel");
    Table table =
        Table.open(
            html,
            "Records left after each step",
            Table.words("Step"),
            Table.bars("Share"),
            Table.number("Records"));
    long before = Math.max(stages.get(0).count("records"), 0);
    for (Fields stage : Cut.first(stages, MOST)) {
      long now = stage.count("records");
      table.row().text(name(stage.text("stage")));
      FunnelBar.write(table.cell(""), before, now, widest);
      html.close();
      table.cell("").element("b", Numbers.count(now));
      dropped(html, stage.count("dropped"));
      html.close();
      before = now;
    }
    if (report.has("ledger")) {
      end(Ledger.of(report), widest, table);
    }
    table.close();
    html.close();
    Cut.note(html, stages.size(), MOST, "step");
  }

  private static void end(Ledger ledger, long widest, Table table) {
    table.row().text("Into the files");
    Html html = table.cell("");
    FunnelBar.end(html, files(ledger), Math.max(widest, ledger.kept()));
    html.close();
    table.cell("").element("b", Numbers.count(ledger.kept())).close();
  }

  private static void dropped(Html html, long dropped) {
    if (dropped > 0) {
      html.text(" ").element("span", "−" + Numbers.count(dropped), "class", "dropped");
    }
  }

  private static String name(String stage) {
    return switch (stage) {
      case "read" -> "Read from the files";
      case "decode" -> "Could be read";
      case "map" -> "Had the fields";
      case "check" -> "Passed every check";
      case "dedup" -> "No duplicate";
      case "cap" -> "Within the maximum";
      default -> stage;
    };
  }

  private static void sum(Ledger ledger, Html html) {
    html.open("div", "class", "sum");
    StackedBar.write(
        html, Math.max(ledger.read(), ledger.kept() + ledger.rejected()), parts(ledger), 26);
    html.open("p", "class", "equation");
    term(html, "", ledger.read(), "read");
    html.element("span", ledger.closes() ? "=" : "≠", "class", "sign");
    term(html, "s-train", ledger.train(), "training");
    html.element("span", "+", "class", "sign");
    term(html, "s-validation", ledger.validation(), "validation");
    html.element("span", "+", "class", "sign");
    term(html, "s-test", ledger.test(), "test");
    html.element("span", "+", "class", "sign");
    term(html, "s-lost", ledger.rejected(), "rejected");
    html.close();
    html.element("p", outcome(ledger), "class", ledger.closes() ? "pill good" : "pill bad");
    html.close();
  }

  private static String outcome(Ledger ledger) {
    if (ledger.closes()) {
      return "✓ The ledger closes: nothing was lost, nothing was counted twice";
    }
    if (ledger.missing() == 0) {
      return "✗ The run reports that its ledger does not close";
    }

    return ledger.missing() > 0
        ? "✗ The ledger does not close: "
            + Numbers.counted(ledger.missing(), "record")
            + " unaccounted for"
        : "✗ The ledger does not close: "
            + Numbers.counted(-ledger.missing(), "record")
            + " too many";
  }

  private static List<Map.Entry<Series, Long>> files(Ledger ledger) {
    return List.of(
        Map.entry(Series.TRAIN, ledger.train()),
        Map.entry(Series.VALIDATION, ledger.validation()),
        Map.entry(Series.TEST, ledger.test()));
  }

  private static List<Map.Entry<Series, Long>> parts(Ledger ledger) {
    List<Map.Entry<Series, Long>> parts = new ArrayList<>(files(ledger));
    parts.add(Map.entry(Series.LOST, ledger.rejected()));

    return parts;
  }

  private static void term(Html html, String css, long number, String name) {
    html.open("span", "class", ("term " + css).strip());
    html.element("b", Numbers.count(number)).text(" " + name);
    html.close();
  }
}
