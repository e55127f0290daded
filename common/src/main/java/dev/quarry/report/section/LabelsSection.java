package dev.quarry.report.section;

import dev.quarry.report.chart.Series;
import dev.quarry.report.chart.StackedBar;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Facts;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How evenly the records are spread over their labels. */
final class LabelsSection implements Section {
  private static final int MOST = 40;

  /** The ratio from which a set is commonly called imbalanced. */
  private static final double UNEVEN = 3;

  @Override
  public String id() {
    return "labels";
  }

  @Override
  public String title() {
    return "Balance of the labels";
  }

  @Override
  public String meaning() {
    return "A label is the category of a record; a model favours the labels that it sees most.";
  }

  @Override
  public String advice(Fields report) {
    return report.at("labels").number("imbalance").orElse(1) > UNEVEN
        ? "Add records to the short bars, or leave out some of the long ones."
        : "Check that each label that matters is in the training and in the validation file.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("labels");
  }

  @Override
  public void write(Fields report, Html html) {
    Fields labels = report.at("labels");
    List<Fields> rows = labels.rows("rows");
    if (rows.isEmpty()) {
      html.element("p", "The records have no labels.", "class", "none");
      return;
    }
    facts(labels, html);
    StackedBar.legend(html, present(rows));
    table(rows, html);
    Cut.note(html, rows.size(), MOST, "label");
    if (labels.count("other") > 0) {
      String other = Numbers.counted(labels.count("other"), "record");
      html.element("p", other + " under labels that are not listed", "class", "left-out");
    }
  }

  private static void facts(Fields labels, Html html) {
    OptionalDouble imbalance = labels.number("imbalance");
    OptionalDouble entropy = labels.number("entropy");
    html.open("dl", "class", "facts");
    if (labels.has("distinct")) {
      Facts.text(html, "Different labels", Numbers.count(labels.count("distinct")));
    }
    if (imbalance.isPresent()) {
      String ratio = Numbers.decimal(imbalance.getAsDouble(), 1);
      String word = imbalance.getAsDouble() > UNEVEN ? "uneven" : "even enough";
      Facts.text(
          html, "Imbalance", ratio + " : 1 from the longest bar to the shortest (" + word + ")");
    }
    if (entropy.isPresent()) {
      String value = Numbers.measure(entropy.getAsDouble());
      Facts.text(html, "Entropy", value + " (the higher, the more even)");
    }
    html.close();
  }

  private static void table(List<Fields> rows, Html html) {
    long most = 1;
    for (Fields row : rows) {
      most = Math.max(most, total(row));
    }
    Table table =
        Table.open(
            html,
            "Records by label",
            Table.words("Label"),
            Table.bars("Share"),
            Table.number("Training"),
            Table.number("Validation"),
            Table.number("Test"));
    for (Fields row : Cut.first(rows, MOST)) {
      table.row().text(row.text("label", "(no label)"));
      StackedBar.write(table.cell(""), most, parts(row));
      html.close();
      table.count(row.count("train")).count(row.count("validation")).count(row.count("test"));
    }
    table.close();
  }

  private static List<Series> present(List<Fields> rows) {
    List<Series> present = new ArrayList<>();
    for (int i = 0; i < parts(rows.get(0)).size(); i++) {
      int part = i;
      if (rows.stream().anyMatch(row -> parts(row).get(part).getValue() > 0)) {
        present.add(parts(rows.get(0)).get(part).getKey());
      }
    }

    return present;
  }

  private static long total(Fields row) {
    return row.count("train") + row.count("validation") + row.count("test");
  }

  private static List<Map.Entry<Series, Long>> parts(Fields row) {
    return List.of(
        Map.entry(Series.TRAIN, row.count("train")),
        Map.entry(Series.VALIDATION, row.count("validation")),
        Map.entry(Series.TEST, row.count("test")));
  }
}
