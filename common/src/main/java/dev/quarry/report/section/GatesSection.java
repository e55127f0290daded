package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.List;
import java.util.OptionalDouble;

/** The rules that the user gave, and whether the set keeps them. */
final class GatesSection implements Section {
  private static final int MOST = 60;

  @Override
  public String id() {
    return "gates";
  }

  @Override
  public String title() {
    return "Your rules";
  }

  @Override
  public String meaning() {
    return "Gates are conditions from the settings; when one fails, the run counts as failed.";
  }

  @Override
  public String advice(Fields report) {
    for (Fields gate : report.rows("gates")) {
      if (gate.isFalse("passed")) {
        return "Repair the data, or change the rule if it asks too much.";
      }
    }

    return "Nothing.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("gates");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> gates = report.rows("gates");
    if (gates.isEmpty()) {
      html.element("p", "No gates were asked for.", "class", "none");
      return;
    }
    Table table =
        Table.open(
            html, "Gates", Table.words("Rule"), Table.number("Measured"), Table.words("Outcome"));
    for (Fields gate : Cut.first(gates, MOST)) {
      OptionalDouble value = gate.number("value");
      table.row().code(gate.text("gate", "unnamed"));
      table.text(value.isPresent() ? Numbers.measure(value.getAsDouble()) : gate.text("value"));
      outcome(gate, table.cell(""));
      html.close();
    }
    table.close();
    Cut.note(html, gates.size(), MOST, "gate");
  }

  private static void outcome(Fields gate, Html html) {
    if (gate.isTrue("passed")) {
      html.element("span", "✓ passed", "class", "pill good");
    } else if (gate.isFalse("passed")) {
      html.element("span", "✗ failed", "class", "pill bad");
    } else {
      html.element("span", "not judged", "class", "pill");
    }
  }
}
