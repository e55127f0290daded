package dev.quarry.jobs.source;

import dev.quarry.config.Section;
import dev.quarry.jobs.source.csv.CsvOptions;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One entry of {@code sources}: where the rows are and how the files are laid out. What the columns
 * mean is the mapping's.
 *
 * @param paths files, folders or globs; empty for a table
 * @param format {@code json}, {@code csv}, {@code tsv}, {@code text}, {@code parquet}, {@code orc},
 *     {@code avro} or {@code table}
 * @param csv the layout of CSV and TSV
 * @param textUnit {@code line} or {@code file}: what one document of {@code text} is
 * @param query the table's name or the SQL query; empty for files
 * @param maxLine the longest row, in bytes
 */
public record SourceConfig(
    List<String> paths, String format, CsvOptions csv, String textUnit, String query, int maxLine)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The formats that are read through Spark's own readers. */
  private static final Set<String> COLUMNAR = Set.of("parquet", "orc", "avro", "table");

  private static final Set<String> FORMATS =
      new TreeSet<>(Set.of("json", "csv", "tsv", "text", "parquet", "orc", "avro", "table"));

  /** Copies the paths. */
  public SourceConfig {
    paths = List.copyOf(paths);
  }

  /** Reads one entry; faults go to the section's problems. */
  public static SourceConfig from(Section section) {
    List<String> paths = section.texts("path");
    String format = section.choice("format", FORMATS, guess(paths));
    String query = section.text("query", section.text("table", ""));
    if (format.equals("table") && query.isBlank()) {
      section.problems().add("Missing " + section.nameOf("query") + ": a table name or SELECT …");
    }
    if (!format.equals("table") && (paths.isEmpty() || paths.contains(""))) {
      section.problems().add("Missing " + section.nameOf("path") + ": a file, folder or glob");
    }
    long maxLine = section.size("max-line", "16MiB");
    if (maxLine < 1024 || maxLine > 512L << 20) {
      section.invalid("max-line", maxLine, "1KiB to 512MiB");
      maxLine = 16 << 20;
    }

    return new SourceConfig(
        paths,
        format,
        CsvOptions.from(section, format),
        section.choice("unit", new TreeSet<>(Set.of("line", "file")), "line"),
        query,
        (int) maxLine);
  }

  /** Returns whether Spark's own reader reads it. */
  public boolean isColumnar() {
    return COLUMNAR.contains(format);
  }

  /** Returns what reports call the source. */
  public String shown() {
    return format.equals("table") ? query : String.join(", ", paths);
  }

  private static String guess(List<String> paths) {
    String name = paths.isEmpty() ? "" : paths.get(0).toLowerCase(java.util.Locale.ROOT);
    String bare = name.replaceFirst("\\.(gz|gzip|bz2|zst|zstd)$", "");
    int dot = bare.lastIndexOf('.');
    return switch (dot < 0 ? "" : bare.substring(dot + 1)) {
      case "csv" -> "csv";
      case "tsv", "tab" -> "tsv";
      case "txt", "text", "md", "rst" -> "text";
      case "parquet" -> "parquet";
      case "orc" -> "orc";
      case "avro" -> "avro";
      default -> "json";
    };
  }
}
