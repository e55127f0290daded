package dev.quarry.jobs.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits bytes into lines at line feeds and nothing else. Memory is bounded: of a line longer than
 * the limit only the start is kept. The bytes of a line stay valid until the next call. Not
 * thread-safe.
 */
final class ByteLines {
  /** What is kept of a line that is too long. */
  static final int KEPT = 4096;

  private final InputStream in;
  private final int limit;
  private byte[] buffer = new byte[1 << 17];
  private int next;
  private int filled;
  private boolean ended;

  private int start;
  private int length;
  private long line;
  private long offset;
  private long nextOffset;
  private boolean tooLong;
  private boolean terminated;

  /**
   * Creates a splitter.
   *
   * @param offset the offset of the first byte
   * @param limit the longest line, in bytes
   */
  ByteLines(InputStream in, long offset, int limit) {
    this.in = in;
    this.nextOffset = offset;
    this.limit = limit;
  }

  /** Moves to the next line; returns false after the last. */
  boolean advance() throws IOException {
    offset = nextOffset;
    tooLong = false;
    start = next;
    int scanned = next;
    while (true) {
      int feed = indexOfFeed(scanned);
      if (feed >= 0) {
        take(feed - start, true);
        next = feed + 1;
        nextOffset = offset + dropped + length + 1;
        return found();
      }
      scanned = filled;
      if (!fill(scanned)) {
        return lastLine();
      }
      scanned = resume;
    }
  }

  private int resume;
  private long dropped;

  private boolean lastLine() {
    take(filled - start, false);
    next = filled;
    nextOffset = offset + dropped + length;
    return length + dropped > 0 && found();
  }

  private void take(int count, boolean ended) {
    length = count;
    terminated = ended;
  }

  private boolean found() {
    line++;
    if (dropped > 0 || length > limit) {
      tooLong = true;
      length = Math.min(length, KEPT);
      dropped = 0;
    }

    return true;
  }

  private int indexOfFeed(int from) {
    byte[] bytes = buffer;
    for (int i = from; i < filled; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }

    return -1;
  }

  /** Reads more behind what is there; makes room first. Sets {@code resume}. */
  private boolean fill(int scanned) throws IOException {
    if (ended) {
      return false;
    }
    int held = scanned - start;
    if (held > limit) {
      dropped += held - KEPT;
      held = KEPT;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, held);
      start = 0;
    }
    if (held == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    filled = held;
    resume = held;
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      ended = true;
      return false;
    }
    filled += count;

    return true;
  }

  /** Returns the buffer that holds the line. */
  byte[] bytes() {
    return buffer;
  }

  /** Returns where the line starts in the buffer. */
  int start() {
    return start;
  }

  /** Returns the bytes of the line without its line feed. */
  int length() {
    return length;
  }

  /** Returns the number of the line, from 1 for the first one read. */
  long line() {
    return line;
  }

  /** Returns the offset of the line's first byte. */
  long offset() {
    return offset;
  }

  /** Returns whether the line was longer than the limit and is cut. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Returns whether the line ended with a line feed. */
  boolean isTerminated() {
    return terminated;
  }
}
