package dev.quarry.report.section;

import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.List;

/** Shows the first rows of a long list, and says how many it leaves out. */
final class Cut {
  private Cut() {}

  static <T> List<T> first(List<T> rows, int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }

  static void note(Html html, int rows, int most, String noun) {
    if (rows > most) {
      String left = Numbers.count(rows - most);
      html.element(
          "p",
          "… and "
              + left
              + " more "
              + noun
              + (rows - most == 1 ? "" : "s")
              + ", all in report.json",
          "class",
          "left-out");
    }
  }
}
