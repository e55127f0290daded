package dev.quarry.jobs.source;

import dev.quarry.jobs.source.bytes.Words;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Judges and decodes UTF-8 bytes. */
final class Utf8 {
  /** What is shown of a row that cannot be read, in bytes. */
  private static final int SHOWN = 2000;

  private Utf8() {}

  /**
   * Returns the rule that the bytes break: {@link SourceRules#NUL}, {@link
   * SourceRules#INVALID_UTF8}, or null when they are text. Well-formed is what RFC 3629 says: no
   * overlong forms, no surrogates, nothing beyond U+10FFFF.
   */
  static @Nullable String fault(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int i = Words.endOfPlain(bytes, offset, end);
    while (i < end) {
      if (bytes[i] == 0) {
        return SourceRules.NUL;
      }
      int width = width(bytes, i, end);
      if (width == 0) {
        return SourceRules.INVALID_UTF8;
      }
      i += width;
      if (i < end && bytes[i] > 0) {
        i = Words.endOfPlain(bytes, i, end);
      }
    }

    return null;
  }

  /** Returns the bytes of the character at i, which is not ASCII; 0 when it is not well-formed. */
  private static int width(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xff;
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

  /** Returns the bytes of a byte order mark at the place, 0 when there is none. */
  static int byteOrderMark(byte[] bytes, int offset, int length) {
    boolean mark =
        length >= 3
            && (bytes[offset] & 0xff) == 0xef
            && (bytes[offset + 1] & 0xff) == 0xbb
            && (bytes[offset + 2] & 0xff) == 0xbf;
    return mark ? 3 : 0;
  }

  /**
   * Returns whether a file that starts with these bytes is UTF-16 or UTF-32: by its byte order
   * mark, or because every other byte is 0.
   */
  static boolean isWide(byte[] bytes, int offset, int length) {
    if (length < 2) {
      return false;
    }
    int first = bytes[offset] & 0xff;
    int second = bytes[offset + 1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
      return true;
    }
    boolean wide = (first == 0) != (second == 0);
    for (int i = 2; i < Math.min(length, 4); i++) {
      wide &= (bytes[offset + i] == 0) == (bytes[offset + i - 2] == 0);
    }

    return wide;
  }

  /** Returns the start of the bytes for a reject, what is not UTF-8 replaced. */
  static String shown(byte[] bytes, int offset, int length) {
    int end = Math.min(length, SHOWN);
    if (end < length) {
      for (int back = 0; back < 3 && end > 0 && (bytes[offset + end] & 0xc0) == 0x80; back++) {
        end--;
      }
    }

    return new String(bytes, offset, end, StandardCharsets.UTF_8);
  }

  /** Returns the start of a text for a reject. */
  static String shown(CharSequence text) {
    int end = Math.min(text.length(), SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }

    return text.subSequence(0, end).toString();
  }
}
