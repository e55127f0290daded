package dev.quarry.report.section;

import dev.quarry.report.chart.Series;
import dev.quarry.report.chart.StackedBar;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.List;
import java.util.Map;

/** The writing systems of the records, a first hint at their languages. */
final class ScriptsSection implements Section {
  private static final int MOST = 30;

  @Override
  public String id() {
    return "scripts";
  }

  @Override
  public String title() {
    return "Writing systems";
  }

  @Override
  public String meaning() {
    return "The script that most letters of a record belong to; a first hint at its language.";
  }

  @Override
  public String advice(Fields report) {
    return "A script you did not expect is often a broken file or a wrong source.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("scripts");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> scripts = report.rows("scripts");
    if (scripts.isEmpty()) {
      html.element("p", "No script was counted.", "class", "none");
      return;
    }
    long all = scripts.stream().mapToLong(row -> row.count("records")).sum();
    Table table =
        Table.open(
            html,
            "Records by script",
            Table.words("Script"),
            Table.bars("Share"),
            Table.number("Records"),
            Table.number("Of all"));
    for (Fields row : Cut.first(scripts, MOST)) {
      long records = row.count("records");
      table.row().text(name(row.text("script", "unknown")));
      StackedBar.write(table.cell(""), all, List.of(Map.entry(Series.ALL, records)));
      html.close();
      table.count(records).text(all == 0 ? "–" : Numbers.percent((double) records / all));
    }
    table.close();
    Cut.note(html, scripts.size(), MOST, "script");
  }

  private static String name(String script) {
    return switch (script) {
      case "cjk" -> "Chinese, Japanese, Korean";
      case "han" -> "Chinese characters (Han)";
      case "kana" -> "Japanese (Kana)";
      default -> Character.toUpperCase(script.charAt(0)) + script.substring(1);
    };
  }
}
