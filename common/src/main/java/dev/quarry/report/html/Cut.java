package dev.quarry.report.html;

import java.util.List;

/** Shows the first rows of a long list, and says how many it leaves out. */
public final class Cut {
  private Cut() {}

  /** Returns at most so many rows from the beginning. */
  public static <T> List<T> first(List<T> rows, int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }

  /** Writes how many rows were left out, and nothing when none was. */
  public static void note(Html html, int rows, int most, String noun) {
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
