package dev.quarry.jobs.source;

import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens the reader that fits a slice; and tells which files may be cut into slices. */
public final class RowReaders {
  private RowReaders() {}

  /** Opens a reader at the start of the slice. */
  public static RowReader open(SourceConfig source, Slice slice, Configuration hadoop)
      throws IOException {
    try {
      return switch (source.format()) {
        case "csv", "tsv" -> new CsvReader(slice, source.csv(), source.maxLine(), hadoop);
        case "text" ->
            source.textUnit().equals("file")
                ? new TextFileReader(slice, source.maxLine(), hadoop)
                : new TextLinesReader(slice, source.maxLine(), hadoop);
        case "json" -> json(source, slice, hadoop);
        default ->
            new BrokenFileReader(
                slice,
                ColumnarProbe.findDamage(source.format(), slice.path(), hadoop)
                    .orElse("it is damaged inside"));
      };
    } catch (FileNotFoundException e) {
      throw new UserException(
          "Cannot read " + slice.path() + ": it was there when the run began and is gone", e);
    }
  }

  private static RowReader json(SourceConfig source, Slice slice, Configuration hadoop)
      throws IOException {
    boolean lines = !slice.isWholeFile() || JsonLayout.of(slice, hadoop) == JsonLayout.LINES;
    return lines
        ? new JsonLinesReader(slice, source.maxLine(), hadoop)
        : new JsonReader(slice, source.maxLine(), hadoop);
  }

  /** Returns whether the file may be cut at any line: plain UTF-8 text, one row a line. */
  public static boolean isSplittable(SourceConfig source, InputFile file, Configuration hadoop) {
    boolean lineFormat =
        source.format().equals("json")
            || (source.format().equals("text") && source.textUnit().equals("line"));
    if (!lineFormat) {
      return false;
    }
    Slice whole = new Slice(0, file.path(), 0, file.length(), file.length());
    try {
      return isPlain(file, hadoop)
          && (source.format().equals("text") || JsonLayout.of(whole, hadoop) == JsonLayout.LINES);
    } catch (IOException e) {
      throw new UserException("Cannot read " + file.shown() + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPlain(InputFile file, Configuration hadoop) throws IOException {
    Path path = new Path(file.path());
    byte[] head = new byte[Compression.HEAD];
    try (InputStream in = Storage.fileSystem(path, hadoop).open(path)) {
      int length = in.readNBytes(head, 0, head.length);
      return Compression.of(head, length) == Compression.NONE && !Utf8.isWide(head, 0, length);
    }
  }
}
