package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Excerpt;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import java.util.List;

/** What the run wants somebody to know before the set is used. */
final class WarningsSection implements Section {
  private static final int MOST = 30;
  private static final int NAME = 80;
  private static final int MESSAGE = 700;

  @Override
  public String id() {
    return "warnings";
  }

  @Override
  public String title() {
    return "Warnings";
  }

  @Override
  public String meaning() {
    return "Things that did not stop the run but may make the set worse than it looks.";
  }

  @Override
  public String advice(Fields report) {
    return report.rows("warnings").isEmpty()
        ? "Nothing."
        : "Decide on each one before you pay for training.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("warnings");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> warnings = report.rows("warnings");
    if (warnings.isEmpty()) {
      html.element("p", "There are no warnings.", "class", "none");
      return;
    }
    html.open("ul", "class", "warnings");
    for (Fields warning : Cut.first(warnings, MOST)) {
      html.open("li").open("p", "dir", "auto").text(warning.text("message"), MESSAGE).close();
      html.element("code", Excerpt.brief(warning.text("id", "warning"), NAME)).close();
    }
    html.close();
    Cut.note(html, warnings.size(), MOST, "warning");
  }
}
