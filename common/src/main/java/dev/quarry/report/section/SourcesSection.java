package dev.quarry.report.section;

import dev.quarry.report.chart.Series;
import dev.quarry.report.chart.StackedBar;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Table;
import java.util.List;
import java.util.Map;

/** How much each source gave, and how much of it was kept. */
final class SourcesSection implements Section {
  private static final int MOST = 40;

  @Override
  public String id() {
    return "sources";
  }

  @Override
  public String title() {
    return "Sources";
  }

  @Override
  public String meaning() {
    return "Where the records came from, and how many of each source were kept or rejected.";
  }

  @Override
  public String advice(Fields report) {
    return "A source of which little is left may be broken, or not worth its licence.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("sources");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> sources = report.rows("sources");
    if (sources.isEmpty()) {
      html.element("p", "No source was counted.", "class", "none");
      return;
    }
    long most = sources.stream().mapToLong(row -> row.count("read")).max().orElse(1);
    Table table =
        Table.open(
            html,
            "Records by source",
            Table.words("Source"),
            Table.bars("Share"),
            Table.number("Read"),
            Table.number("Kept"),
            Table.number("Rejected"));
    for (Fields row : Cut.first(sources, MOST)) {
      table.row().code(row.text("source", "(no source)"));
      StackedBar.write(table.cell(""), most, parts(row));
      html.close();
      table.count(row.count("read")).count(row.count("kept")).count(row.count("rejected"));
    }
    table.close();
    StackedBar.legend(html, List.of(Series.ALL, Series.LOST));
    Cut.note(html, sources.size(), MOST, "source");
  }

  private static List<Map.Entry<Series, Long>> parts(Fields row) {
    return List.of(
        Map.entry(Series.ALL, row.count("kept")), Map.entry(Series.LOST, row.count("rejected")));
  }
}
