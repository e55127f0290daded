package dev.quarry.text;

import java.text.Normalizer;

/**
 * Tells fast whether a text is in Unicode's normal form C. Two bits per code point, found out once
 * from {@link Normalizer}: whether it can change or be composed with what stands before it, and
 * whether it is a combining mark whose place among its neighbours matters.
 */
public final class NormalForm {
  private static final int PLANES_END = 0x20000;
  private static final int FIRST = 0xC0;
  private static final long[] UNSAFE = new long[PLANES_END >> 6];
  private static final long[] MARK = new long[PLANES_END >> 6];

  static {
    for (int codePoint = FIRST; codePoint < PLANES_END; codePoint++) {
      if (Character.isDefined(codePoint) && !isUnchanging(codePoint)) {
        learn(codePoint);
      }
    }
    // The second and third letters of Hangul syllables.
    learnTail(0x1161, 0x1175);
    learnTail(0x11A8, 0x11C2);
  }

  private NormalForm() {}

  /** Returns the text in normal form C; the same instance when it already is. */
  public static String compose(String text) {
    return isComposed(text, 0) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Returns true only if the text from an index on is in normal form C. False means that one has to
   * look closer.
   */
  public static boolean isComposed(String text, int from) {
    boolean afterMark = false;
    int length = text.length();
    for (int i = from; i < length; i++) {
      char unit = text.charAt(i);
      if (unit < FIRST) {
        afterMark = false;
        continue;
      }
      int codePoint = unit;
      if (Character.isHighSurrogate(unit)) {
        codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
      }
      if (isUnsafe(codePoint)) {
        return false;
      }
      boolean mark = isMark(codePoint);
      if (mark && (afterMark || i == from)) {
        return false;
      }
      afterMark = mark;
    }

    return true;
  }

  /** Returns whether a text of such code points may not be in normal form C. */
  public static boolean isSuspicious(int codePoint) {
    return isUnsafe(codePoint) || isMark(codePoint);
  }

  private static boolean isUnsafe(int codePoint) {
    if (codePoint >= PLANES_END) {
      // The compatibility ideographs; nothing else beyond the first two planes decomposes.
      return codePoint >= 0x2F800 && codePoint <= 0x2FA1F;
    }

    return (UNSAFE[codePoint >> 6] & (1L << codePoint)) != 0;
  }

  private static boolean isMark(int codePoint) {
    return codePoint < PLANES_END && (MARK[codePoint >> 6] & (1L << codePoint)) != 0;
  }

  /** Whether it stands in one of the large blocks that never decompose, or is a syllable. */
  private static boolean isUnchanging(int codePoint) {
    return (codePoint >= 0x3400 && codePoint <= 0x4DBF)
        || (codePoint >= 0x4E00 && codePoint <= 0xA4CF)
        || (codePoint >= 0xAC00 && codePoint <= 0xF8FF)
        || (codePoint >= 0x17000 && codePoint <= 0x18D08);
  }

  private static void learn(int codePoint) {
    String alone = Character.toString(codePoint);
    String decomposed = Normalizer.normalize(alone, Normalizer.Form.NFD);
    if (!decomposed.equals(alone)) {
      int first = decomposed.codePointAt(0);
      decomposed.codePoints().skip(1).forEach(part -> set(UNSAFE, part));
      if (!Normalizer.isNormalized(alone, Normalizer.Form.NFC)) {
        set(UNSAFE, codePoint);
      }
      if (isReordered(Character.toString(first))) {
        set(UNSAFE, codePoint);
      }
    } else if (isReordered(alone)) {
      set(MARK, codePoint);
    }
  }

  /** Whether it changes places with a mark of the lowest or of a high combining class. */
  private static boolean isReordered(String mark) {
    String low = "\u0334";
    String high = "\u0301";
    return !Normalizer.isNormalized(mark + low, Normalizer.Form.NFD)
        || !Normalizer.isNormalized(high + mark, Normalizer.Form.NFD);
  }

  private static void learnTail(int from, int to) {
    for (int codePoint = from; codePoint <= to; codePoint++) {
      set(UNSAFE, codePoint);
    }
  }

  private static void set(long[] bits, int codePoint) {
    bits[codePoint >> 6] |= 1L << codePoint;
  }
}
