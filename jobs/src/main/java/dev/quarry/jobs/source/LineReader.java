package dev.quarry.jobs.source;

import dev.quarry.jobs.source.bytes.ByteLines;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of line formats share: the lines that start in a slice, the byte order mark cut
 * off, unreadable lines reported. Not thread-safe.
 */
abstract class LineReader implements RowReader {
  private final Slice slice;
  private final SourceStream stream;
  private final ByteLines lines;
  private final boolean splits;
  private long read;
  private boolean ended;

  LineReader(Slice slice, int maxLine, Configuration hadoop) throws IOException {
    this.slice = slice;
    this.splits = !slice.isWholeFile();
    long from = slice.start() == 0 ? 0 : slice.start() - 1;
    this.stream = SourceStream.open(slice, from, hadoop);
    this.lines = new ByteLines(stream, from, maxLine);
    if (slice.start() > 0 && !lines.skip(slice.end())) {
      ended = true;
    }
  }

  /**
   * Handles one readable line; the bytes are valid only during the call.
   *
   * @return whether anything was reported
   */
  abstract boolean line(long position, byte[] bytes, int start, int length, RowSink sink);

  /**
   * Handles one line that is no text, or too long.
   *
   * @return whether anything was reported
   */
  boolean broken(long position, String rule, byte[] bytes, int start, int length, RowSink sink) {
    sink.broken(position, rule, SourceRules.detail(rule, "line"), Utf8.shown(bytes, start, length));
    return true;
  }

  /** Called when the file starts with a byte order mark. */
  void marked() {}

  /** Called when there are no more lines; returns whether anything was reported. */
  boolean end(RowSink sink) {
    return false;
  }

  /** Forgets what was read of a row that the damaged file cuts; returns where that row starts. */
  long cut(long position) {
    return position;
  }

  /** Reads no further. */
  final void stop() {
    ended = true;
  }

  @Override
  public boolean advance(RowSink sink) throws IOException {
    while (!ended) {
      if (!lines.advance()) {
        ended = true;
        return finish(sink);
      }
      if (splits && lines.offset() >= slice.end()) {
        ended = true;
        return end(sink);
      }
      read++;
      if (handle(sink)) {
        return true;
      }
    }

    return false;
  }

  private boolean finish(RowSink sink) {
    if (stream.damage() != null) {
      damaged(read + 1, "", sink);
      return true;
    }
    if (slice.start() == 0 && stream.isEmpty()) {
      String rule = SourceRules.EMPTY_FILE;
      sink.broken(RowSink.COUNTED, rule, SourceRules.detail(rule, "file"), "");
      return true;
    }

    return end(sink);
  }

  private void damaged(long position, String shown, RowSink sink) {
    long at = cut(position);
    String detail = "The file cannot be unpacked past this line: " + stream.damage();
    sink.broken(at, SourceRules.TRUNCATED, detail, shown);
  }

  private boolean handle(RowSink sink) {
    byte[] bytes = lines.bytes();
    int start = lines.start();
    int length = lines.length();
    boolean wide = false;
    if (read == 1 && slice.start() == 0) {
      wide = Utf8.isWide(bytes, start, lines.ahead());
      int mark = Utf8.byteOrderMark(bytes, start, length);
      if (mark > 0) {
        marked();
      }
      start += mark;
      length -= mark;
    }
    if (!lines.isTerminated() && stream.damage() != null) {
      ended = true;
      damaged(read, Utf8.shown(bytes, start, length), sink);
      return true;
    }
    if (wide) {
      ended = true;
      return broken(read, SourceRules.UTF16, bytes, start, length, sink);
    }
    String rule = unreadable(bytes, start, length);
    if (rule != null) {
      return broken(read, rule, bytes, start, length, sink);
    }

    return line(read, bytes, start, length, sink);
  }

  private @Nullable String unreadable(byte[] bytes, int start, int length) {
    return lines.isTooLong() ? SourceRules.TOO_LONG : Utf8.fault(bytes, start, length);
  }

  static boolean isBlank(byte[] bytes, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }

    return true;
  }

  /** Returns the byte offset of the current line in the unpacked file. */
  final long offset() {
    return lines.offset();
  }

  @Override
  public long lines() {
    return read;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
