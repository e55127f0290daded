package dev.quarry.report.html;

import java.util.List;

/**
 * A table whose columns know whether they hold words or numbers. Rows are closed on their own; the
 * table is closed with {@link #close}.
 */
public final class Table {
  private static final int CELL = 160;

  private final Html html;
  private final List<Column> columns;
  private boolean inRow;
  private int next;

  /**
   * A column.
   *
   * @param title its heading
   * @param css the style class of its cells
   */
  public record Column(String title, String css) {}

  private Table(Html html, Column... columns) {
    this.html = html;
    this.columns = List.of(columns);
  }

  /** Returns a column of words. */
  public static Column words(String title) {
    return new Column(title, "");
  }

  /** Returns a column of numbers, set to the right. */
  public static Column number(String title) {
    return new Column(title, "n");
  }

  /** Returns a column of bars, which takes the room that is left. */
  public static Column bars(String title) {
    return new Column(title, "b");
  }

  /** Opens a table with a caption for those who do not see where it stands. */
  public static Table open(Html html, String caption, Column... columns) {
    html.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
    html.open("table").element("caption", caption, "class", "hidden");
    html.open("thead").open("tr");
    for (Column column : columns) {
      html.element("th", column.title(), "scope", "col", "class", column.css());
    }
    html.close().close().open("tbody");

    return new Table(html, columns);
  }

  /** Begins the next row. */
  public Table row() {
    endRow();
    html.open("tr");
    inRow = true;
    next = 0;

    return this;
  }

  /** Writes the next cell, a text of anybody; the first one of a row is its heading. */
  public Table text(String text) {
    cell("").text(text, CELL);
    html.close();

    return this;
  }

  /** Writes the next cell, set like code and free to break anywhere. */
  public Table code(String text) {
    cell("").open("code", "class", "wrap").text(text, CELL).close();
    html.close();

    return this;
  }

  /** Writes the next cell, a count. */
  public Table count(long count) {
    return text(Numbers.count(count));
  }

  /**
   * Opens the next cell for other content; the caller closes it.
   *
   * @param css a style class beside the column's own
   */
  public Html cell(String css) {
    Column column = columns.get(Math.min(next, columns.size() - 1));
    String all = (column.css() + ' ' + css).strip();
    if (next == 0) {
      html.open("th", "scope", "row", "dir", "auto", "class", all);
    } else {
      html.open("td", "dir", column.css().isEmpty() ? "auto" : "", "class", all);
    }
    next++;

    return html;
  }

  /** Ends the table. */
  public void close() {
    endRow();
    html.close().close().close();
  }

  private void endRow() {
    if (inRow) {
      html.close();
      inRow = false;
    }
  }
}
