package dev.quarry.jobs.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in aligned columns. A column is aligned to the right when its heading starts with
 * {@code >}. Not thread-safe.
 */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();

  /** Creates a table with these headings; without any headings the first row sets the columns. */
  public TextTable(String... headings) {
    List<String> first = new ArrayList<>();
    for (String heading : headings) {
      right.add(heading.startsWith(">"));
      first.add(heading.startsWith(">") ? heading.substring(1) : heading);
    }
    if (!first.isEmpty()) {
      rows.add(first);
    }
  }

  /** Adds a row. */
  public TextTable add(String... cells) {
    rows.add(List.of(cells));

    return this;
  }

  /**
   * Returns the lines, with no white space at their ends.
   *
   * @param indent what every line begins with
   */
  public List<String> lines(String indent) {
    List<Integer> widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.size(); i++) {
        String gap = " ".repeat(widths.get(i) - length(row.get(i)));
        boolean toTheRight = i < right.size() && right.get(i);
        line.append(toTheRight ? gap + row.get(i) : row.get(i) + gap).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }

    return lines;
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = length(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }

    return widths;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
