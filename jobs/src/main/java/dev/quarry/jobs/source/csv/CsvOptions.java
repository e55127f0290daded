package dev.quarry.jobs.source.csv;

import dev.quarry.config.Section;
import java.io.Serializable;
import java.util.List;

/**
 * How a CSV file is laid out.
 *
 * @param delimiter what stands between fields: a comma, a tab for TSV
 * @param hasHeader whether the first row names the columns
 * @param columns the names of the columns; empty where the header gives them, or {@code _c0},
 *     {@code _c1} … where there is no header
 */
public record CsvOptions(char delimiter, boolean hasHeader, List<String> columns)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the columns. */
  public CsvOptions {
    columns = List.copyOf(columns);
  }

  /** Reads {@code delimiter}, {@code header} and {@code columns}. */
  public static CsvOptions from(Section section, String format) {
    String delimiter = section.text("delimiter", format.equals("tsv") ? "\t" : ",");
    String unescaped = delimiter.equals("\\t") ? "\t" : delimiter;
    if (unescaped.length() != 1 || unescaped.equals("\"")) {
      section.invalid("delimiter", delimiter, "one character, such as ; or \\t");
      unescaped = ",";
    }
    List<String> columns = section.texts("columns");

    return new CsvOptions(unescaped.charAt(0), section.flag("header", columns.isEmpty()), columns);
  }
}
