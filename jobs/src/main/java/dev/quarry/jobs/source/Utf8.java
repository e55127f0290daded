package dev.quarry.jobs.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Judges and decodes UTF-8 bytes. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int SHOWN = 2000;

  private Utf8() {}

  /** Returns whether the bytes are well-formed by RFC 3629: no overlong forms, no surrogates. */
  static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    while (i < end) {
      if (i + 8 <= end && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
        i += 8;
        continue;
      }
      int width = width(bytes, i, end);
      if (width == 0) {
        return false;
      }
      i += width;
    }

    return true;
  }

  /** Returns the bytes of the character at i, 0 when there is none. */
  private static int width(byte[] bytes, int i, int end) {
    int b = bytes[i];
    if (b >= 0) {
      return 1;
    }
    int lead = b & 0xff;
    if (lead >= 0xc2 && lead <= 0xdf) {
      return tail(bytes, i + 1, end, 1) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef && i + 1 < end) {
      int second = bytes[i + 1] & 0xff;
      boolean overlong = lead == 0xe0 && second < 0xa0;
      boolean surrogate = lead == 0xed && second > 0x9f;
      return !overlong && !surrogate && tail(bytes, i + 1, end, 2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4 && i + 1 < end) {
      int second = bytes[i + 1] & 0xff;
      boolean overlong = lead == 0xf0 && second < 0x90;
      boolean beyond = lead == 0xf4 && second > 0x8f;
      return !overlong && !beyond && tail(bytes, i + 1, end, 3) ? 4 : 0;
    }

    return 0;
  }

  private static boolean tail(byte[] bytes, int from, int end, int count) {
    if (from + count > end) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return false;
      }
    }

    return true;
  }

  /** Returns whether there is a NUL among the bytes. */
  static boolean hasNul(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = offset;
    for (; i + 8 <= end; i += 8) {
      long word = (long) LONGS.get(bytes, i);
      if (((word - 0x0101010101010101L) & ~word & HIGH_BITS) != 0) {
        return true;
      }
    }
    for (; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }

    return false;
  }

  /** Returns the start of the bytes for a reject, what is not UTF-8 replaced. */
  static String shown(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, Math.min(length, SHOWN), StandardCharsets.UTF_8);
  }
}
