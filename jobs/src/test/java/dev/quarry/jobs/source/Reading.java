package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.jobs.publish.Places;
import dev.quarry.jobs.source.csv.CsvOptions;
import dev.quarry.jobs.stage.LineNumbers;
import dev.quarry.jobs.stage.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads files as the narrow pass does, and shows what came out. */
public final class Reading {
  static final int MAX_LINE = 16 << 20;
  static final CsvOptions COMMAS = new CsvOptions(',', true, List.of());

  private Reading() {}

  static SourceConfig source(String format) {
    CsvOptions csv = format.equals("tsv") ? new CsvOptions('\t', true, List.of()) : COMMAS;
    return new SourceConfig(List.of("x"), format, csv, "line", "", MAX_LINE);
  }

  static SourceConfig csv(CsvOptions options) {
    return new SourceConfig(List.of("x"), "csv", options, "line", "", MAX_LINE);
  }

  static SourceConfig textFiles() {
    return new SourceConfig(List.of("x"), "text", COMMAS, "file", "", MAX_LINE);
  }

  static SourceConfig withMaxLine(SourceConfig source, int maxLine) {
    return new SourceConfig(
        source.paths(), source.format(), source.csv(), source.textUnit(), "", maxLine);
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns one line for each row and break: {@code position row} or {@code position rule}. */
  static List<String> read(SourceConfig source, Path file) {
    return found(source, file).stream().map(Found::toString).toList();
  }

  /** Returns everything of a file, read in one piece. */
  static List<Found> found(SourceConfig source, Path file) {
    return read(source, List.of(file), Long.MAX_VALUE);
  }

  /** Returns everything of the files, read in pieces of so many bytes, with true positions. */
  static List<Found> read(SourceConfig source, List<Path> files, long target) {
    Configuration hadoop = new Configuration(false);
    List<InputFile> inputs = files.stream().map(Reading::input).toList();
    List<Piece> pieces =
        Pieces.plan(0, target, inputs, file -> RowReaders.isSplittable(source, file, hadoop));
    List<Segment> segments = new ArrayList<>();
    List<Collector> collectors = new ArrayList<>();
    for (Piece piece : pieces) {
      Collector collector = new Collector(piece.segment());
      collectors.add(collector);
      List<Segment.Border> borders = new ArrayList<>();
      for (Slice slice : piece.slices()) {
        collector.file = slice.file();
        long lines = read(source, slice, collector);
        if (!slice.isWholeFile()) {
          borders.add(new Segment.Border(slice.file(), slice.start(), lines));
        }
      }
      segments.add(new Segment(piece.segment(), 0, "", 0, 0, borders));
    }
    List<String> names = inputs.stream().map(InputFile::shown).toList();
    Places places = new Places(List.of(names), LineNumbers.of(segments));

    return collectors.stream()
        .flatMap(collector -> collector.found.stream().map(found -> found.at(places)))
        .toList();
  }

  /** Returns the lines that started in the slice. */
  static long read(SourceConfig source, Slice slice, RowSink sink) {
    try (RowReader reader = RowReaders.open(source, slice, new Configuration(false))) {
      while (reader.advance(sink)) {}
      return reader.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputFile input(Path file) {
    try {
      return new InputFile(file.toUri().toString(), file.toString(), Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }

    return bytes;
  }

  public static byte[] joined(byte[]... parts) {
    byte[] joined = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }

    return joined;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A row, or a break.
   *
   * @param rule empty for a row
   * @param text the row as JSON, or the record that a break shows
   */
  record Found(
      long segment, int file, long position, long offset, String rule, String detail, String text) {

    Found at(Places places) {
      long absolute = places.position(segment, file, position);
      return new Found(0, file, absolute, offset, rule, detail, text);
    }

    boolean isRow() {
      return rule.isEmpty();
    }

    @Override
    public String toString() {
      return position + " " + (isRow() ? text : rule);
    }
  }

  private static final class Collector implements RowSink {
    private final long segment;
    private final List<Found> found = new ArrayList<>();
    private int file;

    Collector(long segment) {
      this.segment = segment;
    }

    @Override
    public void row(long position, long offset, JsonNode row) {
      found.add(new Found(segment, file, position, offset, "", "", row.toString()));
    }

    @Override
    public void broken(long position, String rule, String detail, String record) {
      found.add(new Found(segment, file, position, -1, rule, detail, record));
    }
  }
}
