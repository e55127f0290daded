package dev.quarry.report.html;

import java.util.Locale;

/**
 * The characters that a reader cannot see or that change the order of what he sees. The page shows
 * a mark in their place, so that a hostile text cannot hide words or turn them round.
 */
final class Characters {
  private Characters() {}

  /** Returns the visible mark of a code point, or the empty text when it is shown as it is. */
  static String mark(int codePoint) {
    if (between(codePoint, 0x20, 0x7E) || codePoint == '\n' || codePoint == '\t') {
      return "";
    }

    return isHidden(codePoint) ? name(codePoint) : "";
  }

  private static boolean isHidden(int codePoint) {
    return codePoint <= 0x1F
        || between(codePoint, 0x7F, 0x9F)
        || between(codePoint, 0xD800, 0xDFFF)
        || isFormat(codePoint)
        || isFiller(codePoint)
        || isTag(codePoint)
        || isNoncharacter(codePoint);
  }

  /**
   * Zero-width and direction controls. The joiners U+200C and U+200D stay: Persian, the Indic
   * scripts and emoji are written with them.
   */
  private static boolean isFormat(int codePoint) {
    return codePoint == 0xAD
        || codePoint == 0x61C
        || codePoint == 0x180E
        || codePoint == 0x200B
        || codePoint == 0x200E
        || codePoint == 0x200F
        || between(codePoint, 0x2028, 0x202E)
        || between(codePoint, 0x2060, 0x206F)
        || codePoint == 0xFEFF
        || between(codePoint, 0xFFF9, 0xFFFB);
  }

  private static boolean isFiller(int codePoint) {
    return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
  }

  /** The invisible copies of ASCII; the variation selectors of Japanese names lie above them. */
  private static boolean isTag(int codePoint) {
    return between(codePoint, 0xE0000, 0xE00FF);
  }

  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || between(codePoint, 0xFDD0, 0xFDEF);
  }

  private static boolean between(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }

  private static String name(int codePoint) {
    String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);

    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
