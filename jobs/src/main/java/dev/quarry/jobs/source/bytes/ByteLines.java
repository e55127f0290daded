package dev.quarry.jobs.source.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * Splits bytes into lines at line feeds and nothing else. Memory is bounded: of a line longer than
 * the limit only the start is kept. The bytes of a line stay valid until the next call. Not
 * thread-safe.
 */
public final class ByteLines {
  private final ByteWindow window;
  private int next;
  private int length;
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
  public ByteLines(InputStream in, long offset, int limit) {
    this.window = new ByteWindow(in, limit);
    this.nextOffset = offset;
  }

  /** Moves to the next line; returns false after the last. */
  public boolean advance() throws IOException {
    offset = nextOffset;
    window.begin(next);
    int from = next;
    while (true) {
      int feed = Words.indexOfFeed(window.bytes, from, window.filled);
      if (feed >= 0) {
        take(feed, 1);
        return true;
      }
      from = window.fill();
      if (from < 0) {
        take(window.filled, 0);
        return nextOffset > offset;
      }
    }
  }

  private void take(int end, int feed) {
    nextOffset = offset + window.dropped + (end - window.start) + feed;
    tooLong = window.isTooLong(end);
    length = window.length(end);
    terminated = feed > 0;
    next = end + feed;
  }

  /**
   * Passes over the first line, without keeping it.
   *
   * @param end an offset; a line that goes on beyond it is not read to its end
   * @return false when no line starts before the offset
   */
  public boolean skip(long end) throws IOException {
    while (nextOffset < end) {
      int feed = Words.indexOfFeed(window.bytes, next, window.filled);
      if (feed >= 0) {
        nextOffset += feed + 1L - next;
        next = feed + 1;
        return nextOffset < end;
      }
      nextOffset += window.filled - next;
      window.begin(window.filled);
      next = window.fill();
      if (next < 0) {
        next = window.filled;
        return false;
      }
    }

    return false;
  }

  /** Returns the buffer that holds the line. */
  public byte[] bytes() {
    return window.bytes;
  }

  /** Returns where the line starts in the buffer. */
  public int start() {
    return window.start;
  }

  /** Returns the bytes of the line without its line feed. */
  public int length() {
    return length;
  }

  /** Returns how many bytes are there from the line's start on, the next lines' among them. */
  public int ahead() {
    return window.filled - window.start;
  }

  /** Returns the offset of the line's first byte. */
  public long offset() {
    return offset;
  }

  /** Returns whether the line was longer than the limit and is cut. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Returns whether the line ended with a line feed. */
  public boolean isTerminated() {
    return terminated;
  }
}
