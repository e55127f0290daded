package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Excerpt;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that were read, and the shapes of record found in them. */
final class InputsSection implements Section {
  private static final int MOST = 40;
  private static final int MOST_SHAPES = 6;
  private static final int SHAPE = 40;

  @Override
  public String id() {
    return "inputs";
  }

  @Override
  public String title() {
    return "What was read";
  }

  @Override
  public String meaning() {
    return "The files and tables the run was pointed at, and the kinds of record found in them.";
  }

  @Override
  public String advice(Fields report) {
    return "Check that no file is missing and that each was taken for what it is.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("inputs");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> inputs = report.rows("inputs");
    if (inputs.isEmpty()) {
      html.element("p", "No input is listed.", "class", "none");
      return;
    }
    Table table =
        Table.open(
            html,
            "Inputs",
            Table.words("Path"),
            Table.words("Kind"),
            Table.number("Files"),
            Table.number("Size"),
            Table.number("Records"),
            Table.words("Shapes"));
    for (Fields input : Cut.first(inputs, MOST)) {
      table.row().code(input.text("path", "(no path)")).text(input.text("format"));
      table.count(input.count("files")).text(Numbers.bytes(input.count("bytes")));
      table.count(input.count("read")).text(shapes(input));
    }
    table.close();
    Cut.note(html, inputs.size(), MOST, "input");
  }

  private static String shapes(Fields input) {
    List<Map.Entry<String, Fields>> shapes = input.at("shapes").members();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Fields> shape : Cut.first(shapes, MOST_SHAPES)) {
      parts.add(
          Excerpt.brief(shape.getKey(), SHAPE)
              + " ("
              + Numbers.count(shape.getValue().count())
              + ")");
    }
    if (shapes.size() > MOST_SHAPES) {
      parts.add("and " + Numbers.count(shapes.size() - MOST_SHAPES) + " more");
    }

    return String.join(", ", parts);
  }
}
