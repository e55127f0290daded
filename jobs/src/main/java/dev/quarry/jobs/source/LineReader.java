package dev.quarry.jobs.source;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * What the readers of line formats share: the lines that start in a slice, the byte order mark cut
 * off, blank lines passed over, unreadable ones reported. Not thread-safe.
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
    if (slice.start() > 0 && !lines.advance()) {
      ended = true;
    }
  }

  /** Handles one readable line; the bytes are valid only during the call. */
  abstract boolean line(long position, byte[] bytes, int start, int length, RowSink sink)
      throws IOException;

  /** Called when there are no more lines. */
  boolean end(RowSink sink) throws IOException {
    return false;
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

  private boolean finish(RowSink sink) throws IOException {
    boolean reported = end(sink);
    String damage = stream.damage();
    if (damage != null) {
      sink.broken(read + 1, SourceRules.TRUNCATED, "The file cannot be unpacked: " + damage, "");
      return true;
    }
    if (slice.length() == 0) {
      sink.broken(0, SourceRules.EMPTY_FILE, "The file has no bytes", "");
      return true;
    }

    return reported;
  }

  private boolean handle(RowSink sink) throws IOException {
    byte[] bytes = lines.bytes();
    int start = lines.start();
    int length = lines.length();
    if (read == 1 && slice.start() == 0) {
      int mark = byteOrderMark(bytes, start, length);
      start += mark;
      length -= mark;
    }
    if (!lines.isTerminated() && stream.damage() != null) {
      ended = true;
      end(sink);
      sink.broken(
          read,
          SourceRules.TRUNCATED,
          "The file cannot be unpacked past this line: " + stream.damage(),
          Utf8.shown(bytes, start, length));
      return true;
    }
    String rule = unreadable(bytes, start, length);
    if (rule != null) {
      return broken(rule, bytes, start, length, sink);
    }

    return line(read, bytes, start, length, sink);
  }

  /** Reports a line that cannot be read. */
  boolean broken(String rule, byte[] bytes, int start, int length, RowSink sink)
      throws IOException {
    sink.broken(read, rule, detail(rule), Utf8.shown(bytes, start, length));
    if (rule.equals(SourceRules.UTF16)) {
      ended = true;
    }

    return true;
  }

  private @org.jspecify.annotations.Nullable String unreadable(
      byte[] bytes, int start, int length) {
    if (lines.isTooLong()) {
      return SourceRules.TOO_LONG;
    }
    if (read == 1 && slice.start() == 0 && length >= 2 && isUtf16(bytes, start)) {
      return SourceRules.UTF16;
    }
    if (Utf8.hasNul(bytes, start, length)) {
      return SourceRules.NUL;
    }

    return Utf8.isValid(bytes, start, length) ? null : SourceRules.INVALID_UTF8;
  }

  private static boolean isUtf16(byte[] bytes, int start) {
    int first = bytes[start] & 0xff;
    int second = bytes[start + 1] & 0xff;
    return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
  }

  private static int byteOrderMark(byte[] bytes, int start, int length) {
    boolean mark =
        length >= 3
            && (bytes[start] & 0xff) == 0xef
            && (bytes[start + 1] & 0xff) == 0xbb
            && (bytes[start + 2] & 0xff) == 0xbf;
    return mark ? 3 : 0;
  }

  private static String detail(String rule) {
    return switch (rule) {
      case SourceRules.TOO_LONG -> "The line is longer than max-line allows";
      case SourceRules.UTF16 -> "The file is UTF-16; store it as UTF-8";
      case SourceRules.NUL -> "The line holds a NUL byte";
      default -> "The line is not valid UTF-8";
    };
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
