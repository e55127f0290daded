package dev.quarry.jobs.source.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
public final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long FEEDS = LOW_BITS * '\n';
  private static final long QUOTES = LOW_BITS * '"';
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final int WIDTH = Long.BYTES;

  private Words() {}

  /** Returns the place of the first line feed, -1 when there is none. */
  public static int indexOfFeed(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - WIDTH; i += WIDTH) {
      // A byte of the word is 0 where a line feed stands; the lowest bit that stays is exact.
      long word = (long) LONGS.get(bytes, i) ^ FEEDS;
      long zeros = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (zeros != 0) {
        return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }

    return -1;
  }

  /** Returns the place of the first quote or backslash, or the end. */
  public static int endOfLetters(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - WIDTH; i += WIDTH) {
      long word = (long) LONGS.get(bytes, i);
      long quotes = word ^ QUOTES;
      long slashes = word ^ BACKSLASHES;
      long zeros =
          (((quotes - LOW_BITS) & ~quotes) | ((slashes - LOW_BITS) & ~slashes)) & HIGH_BITS;
      if (zeros != 0) {
        return i + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }

    return i;
  }

  /** Returns the place of the first byte that is 0 or above 127, or the end. */
  public static int endOfPlain(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - 2 * WIDTH; i += 2 * WIDTH) {
      long first = (long) LONGS.get(bytes, i);
      long second = (long) LONGS.get(bytes, i + WIDTH);
      // Bytes from 1 to 127 keep their high bit clear, also with 1 taken away.
      if (((first | second | (first - LOW_BITS) | (second - LOW_BITS)) & HIGH_BITS) != 0) {
        break;
      }
    }
    while (i < to && bytes[i] > 0) {
      i++;
    }

    return i;
  }
}
