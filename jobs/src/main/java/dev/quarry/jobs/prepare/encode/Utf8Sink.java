package dev.quarry.jobs.prepare.encode;

import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A writer into a reusable array of UTF-8 bytes. Jackson's own byte generator writes characters
 * beyond the basic plane as escapes; over a writer it leaves them as they are. Not thread-safe.
 */
public final class Utf8Sink extends Writer {
  private static final int LARGE = 1 << 20;
  private static final int SMALL = 1 << 14;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final String SHORT_ESCAPES = "\b\t\n\f\r";
  private static final String SHORT_LETTERS = "btnfr";
  private static final String HEX = "0123456789ABCDEF";

  private byte[] bytes = new byte[SMALL];
  private int size;
  private char high;
  private boolean broken;

  /** Empties the sink; a very large array is given back. */
  public void reset() {
    size = 0;
    high = 0;
    broken = false;
    if (bytes.length > LARGE) {
      bytes = new byte[SMALL];
    }
  }

  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** Returns whether half of a surrogate pair was written, which UTF-8 cannot hold. */
  public boolean isBroken() {
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

  /** Writes ASCII as a JSON string with its quotes. */
  public void quoted(byte[] ascii) {
    // A control character takes six bytes as an escape.
    makeRoom(6L * ascii.length + 2);
    byte[] to = bytes;
    int at = size;
    to[at++] = '"';
    int i = 0;
    while (i < ascii.length) {
      if (i + Long.BYTES <= ascii.length) {
        long word = (long) WORD.get(ascii, i);
        if (!needsEscape(word)) {
          WORD.set(to, at, word);
          i += Long.BYTES;
          at += Long.BYTES;
          continue;
        }
      }
      int end = Math.min(ascii.length, i + Long.BYTES);
      for (; i < end; i++) {
        at = escaped(to, at, ascii[i]);
      }
    }
    to[at++] = '"';
    size = at;
  }

  private static boolean needsEscape(long word) {
    long quote = word ^ ('"' * ONES);
    long backslash = word ^ ('\\' * ONES);
    long control = word - ' ' * ONES;
    long found = control | ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash);

    return (found & HIGH_BITS) != 0;
  }

  private static int escaped(byte[] to, int from, byte c) {
    int at = from;
    int shortEscape = c < ' ' ? SHORT_ESCAPES.indexOf(c) : -1;
    if (c == '"' || c == '\\') {
      to[at++] = '\\';
      to[at++] = c;
    } else if (shortEscape >= 0) {
      to[at++] = '\\';
      to[at++] = (byte) SHORT_LETTERS.charAt(shortEscape);
    } else if (c < ' ') {
      to[at++] = '\\';
      to[at++] = 'u';
      to[at++] = '0';
      to[at++] = '0';
      to[at++] = (byte) HEX.charAt(c >> 4);
      to[at++] = (byte) HEX.charAt(c & 0xf);
    } else {
      to[at++] = c;
    }

    return at;
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
    makeRoom(3L * characters + 4);
  }

  private void makeRoom(long count) {
    long needed = size + count;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, needed * 2));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
