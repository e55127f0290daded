package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reads a file that should be lines and nothing else, and passes nothing over: blank lines, a byte
 * order mark and carriage returns are reported too. Not thread-safe.
 */
public final class StrictLines implements Closeable {
  private final Reader reader;
  private final LineSink sink;

  private StrictLines(Reader reader, LineSink sink) {
    this.reader = reader;
    this.sink = sink;
  }

  /** What a line holds. */
  public enum Content {
    /** A JSON object. */
    JSON,
    /** A text. */
    TEXT
  }

  /** Opens a reader at the start of the slice. */
  public static StrictLines open(
      Slice slice, Content content, int maxLine, Configuration hadoop, LineSink sink)
      throws IOException {
    try {
      if (slice.start() == 0 && kind(slice.path(), hadoop) == Kind.PACKED) {
        sink.packed();
      }
      return new StrictLines(new Reader(slice, content, maxLine, hadoop, sink), sink);
    } catch (FileNotFoundException e) {
      throw new UserException(
          "Cannot read " + slice.path() + ": it was there when the run began and is gone", e);
    }
  }

  /** Returns whether the file may be cut at any line: not packed, and in a code of single bytes. */
  public static boolean isSplittable(InputFile file, Configuration hadoop) {
    try {
      return kind(file.path(), hadoop) == Kind.PLAIN;
    } catch (IOException e) {
      throw new UserException("Cannot read " + file.shown() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads on until at least one thing was reported.
   *
   * @return false at the end of the slice, with nothing reported
   * @throws IOException when the storage fails; never for broken content
   */
  public boolean advance() throws IOException {
    return reader.advance(sink);
  }

  /** Returns the physical lines that started in the slice so far. */
  public long lines() {
    return reader.lines();
  }

  /** Returns the bytes of the row that is being reported, without its line feed. */
  public int rowBytes() {
    return reader.rowBytes;
  }

  /** Returns where the next line starts in the unpacked file; at its end, how long it is. */
  public long offset() {
    return reader.offset();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static Kind kind(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    byte[] head = new byte[Compression.HEAD];
    try (InputStream in = Storage.fileSystem(path, hadoop).open(path)) {
      int length = in.readNBytes(head, 0, head.length);
      if (Compression.of(head, length) != Compression.NONE) {
        return Kind.PACKED;
      }

      return Utf8.isWide(head, 0, length) ? Kind.WIDE : Kind.PLAIN;
    }
  }

  /** What the first bytes tell of a file. */
  private enum Kind {
    PLAIN,
    PACKED,
    WIDE
  }

  private static final class Reader extends JsonLinesReader {
    private final Content content;
    private final LineSink sink;
    private int rowBytes;

    Reader(Slice slice, Content content, int maxLine, Configuration hadoop, LineSink sink)
        throws IOException {
      super(slice, maxLine, hadoop);
      this.content = content;
      this.sink = sink;
    }

    @Override
    void marked() {
      sink.marked();
    }

    @Override
    boolean line(long position, byte[] bytes, int start, int length, RowSink rows) {
      if (isBlank(bytes, start, length)) {
        sink.blank(position);
        return true;
      }
      boolean returned = bytes[start + length - 1] == '\r';
      if (returned) {
        sink.carriageReturn(position);
      }
      rowBytes = length;
      if (content == Content.JSON) {
        return super.line(position, bytes, start, length, rows);
      }
      int end = returned ? length - 1 : length;
      String text = new String(bytes, start, end, StandardCharsets.UTF_8);
      rows.row(position, offset(), TextNode.valueOf(text));

      return true;
    }
  }
}
