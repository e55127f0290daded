package dev.quarry.jobs.prepare;

import java.io.Writer;
import java.util.Arrays;

/**
 * A writer into a reusable array of UTF-8 bytes. Jackson's own byte generator writes characters
 * beyond the basic plane as escapes; over a writer it leaves them as they are. Not thread-safe.
 */
final class Utf8Sink extends Writer {
  private static final int LARGE = 1 << 20;
  private static final int SMALL = 1 << 14;

  private byte[] bytes = new byte[SMALL];
  private int size;
  private char high;
  private boolean broken;

  /** Empties the sink; a very large array is given back. */
  void reset() {
    size = 0;
    high = 0;
    broken = false;
    if (bytes.length > LARGE) {
      bytes = new byte[SMALL];
    }
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Returns whether half of a surrogate pair was written, which UTF-8 cannot hold. */
  boolean isBroken() {
    return broken || high != 0;
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    grow(length);
    byte[] to = bytes;
    int end = offset + length;
    int i = offset;
    int at = size;
    if (high == 0) {
      while (i < end && chars[i] < 0x80) {
        to[at++] = (byte) chars[i++];
      }
    }
    size = at;
    for (; i < end; i++) {
      put(chars[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) {
    grow(length);
    for (int i = offset; i < offset + length; i++) {
      put(text.charAt(i));
    }
  }

  @Override
  public void write(int character) {
    grow(1);
    put((char) character);
  }

  private void put(char c) {
    if (high != 0) {
      pair(c);
      return;
    }
    if (c < 0x80) {
      bytes[size++] = (byte) c;
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      broken |= Character.isLowSurrogate(c);
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    }
  }

  private void pair(char low) {
    if (!Character.isLowSurrogate(low)) {
      broken = true;
      high = 0;
      put(low);
      return;
    }
    int point = Character.toCodePoint(high, low);
    high = 0;
    bytes[size++] = (byte) (0xf0 | (point >> 18));
    bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
    bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    bytes[size++] = (byte) (0x80 | (point & 0x3f));
  }

  /** Three bytes a character are enough: a pair has four for two characters. */
  private void grow(int characters) {
    long needed = size + 3L * characters + 4;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, needed * 2));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
