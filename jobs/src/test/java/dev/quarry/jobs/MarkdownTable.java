package dev.quarry.jobs;

import java.util.Arrays;
import java.util.StringJoiner;

/** A table as Markdown writes it. Not thread-safe. */
final class MarkdownTable {
  private final StringJoiner lines = new StringJoiner("\n");

  MarkdownTable(String... head) {
    row(head);
    String[] rule = new String[head.length];
    Arrays.fill(rule, "---");
    row(rule);
  }

  /** Adds a row; what would be a border is escaped. */
  void row(String... cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |");
    for (String cell : cells) {
      row.add(cell.replace("|", "\\|").replace("\n", " "));
    }
    lines.add(row.toString());
  }

  String text() {
    return lines.toString();
  }
}
