package dev.quarry.text;

/** What counts as white space: Unicode's White_Space property, for every code point. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Returns whether the code point is white space: blanks and line ends. */
  public static boolean isWhiteSpace(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
    }

    return switch (codePoint) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> codePoint >= 0x2000 && codePoint <= 0x200A;
    };
  }

  /** Returns whether the code point ends a line: LF, VT, FF, CR, NEL and U+2028, U+2029. */
  public static boolean isLineEnd(int codePoint) {
    return (codePoint >= '\n' && codePoint <= '\r')
        || codePoint == 0x85
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  /** Returns whether the code point is white space inside a line. */
  public static boolean isBlank(int codePoint) {
    return isWhiteSpace(codePoint) && !isLineEnd(codePoint);
  }
}
