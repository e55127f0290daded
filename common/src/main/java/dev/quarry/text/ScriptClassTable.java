package dev.quarry.text;

import java.lang.Character.UnicodeScript;

/** The class of every code point of the first two planes, one byte each, built once. */
final class ScriptClassTable {
  /** What a surrogate has instead of a class: it says nothing without its other half. */
  static final int SURROGATE = ScriptClass.OTHER.index() + 1;

  /** A power of two above every index, so that two sets of counters fit side by side. */
  static final int WIDTH = 32;

  private static final int PLANES_END = 0x20000;
  private static final byte[] INDEX = build();

  private ScriptClassTable() {}

  /** Returns the index of the class of a UTF-16 unit, or {@link #SURROGATE}. */
  static int indexOf(char unit) {
    return INDEX[unit];
  }

  /** Returns the index of the class of a code point. */
  static int indexOf(int codePoint) {
    if (codePoint < PLANES_END) {
      return INDEX[codePoint];
    }

    return (codePoint < 0x40000 ? ScriptClass.HAN : ScriptClass.OTHER).index();
  }

  private static byte[] build() {
    byte[] index = new byte[PLANES_END];
    for (int codePoint = 0; codePoint < PLANES_END; codePoint++) {
      boolean surrogate =
          codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      index[codePoint] = (byte) (surrogate ? SURROGATE : classify(codePoint).index());
    }

    return index;
  }

  private static ScriptClass classify(int codePoint) {
    if (WhiteSpace.isLineEnd(codePoint)) {
      return ScriptClass.LINE_END;
    }
    if (WhiteSpace.isWhiteSpace(codePoint)) {
      return ScriptClass.SPACE;
    }
    if (codePoint < 0x80) {
      return classifyAscii(codePoint);
    }
    if (isEmoji(codePoint)) {
      return ScriptClass.EMOJI;
    }

    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER -> ScriptClass.DIGITS;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          ScriptClass.PUNCTUATION;
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.OTHER_NUMBER,
          Character.LETTER_NUMBER ->
          ScriptClass.CODE;
      default -> classifyScript(codePoint);
    };
  }

  private static ScriptClass classifyAscii(int codePoint) {
    if (Character.isLetter(codePoint)) {
      return ScriptClass.LATIN;
    }
    if (Character.isDigit(codePoint)) {
      return ScriptClass.DIGITS;
    }
    if ("!\"'(),-.:;?".indexOf(codePoint) >= 0) {
      return ScriptClass.PUNCTUATION;
    }

    return Character.isISOControl(codePoint) ? ScriptClass.OTHER : ScriptClass.CODE;
  }

  private static boolean isEmoji(int codePoint) {
    return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x2600 && codePoint <= 0x27BF)
        || codePoint == 0xFE0F
        || codePoint == 0x20E3
        || codePoint == 0x2B50
        || codePoint == 0x2B55;
  }

  private static ScriptClass classifyScript(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case LATIN -> ScriptClass.LATIN_EXTENDED;
      case HAN -> ScriptClass.HAN;
      case HIRAGANA, KATAKANA, BOPOMOFO -> ScriptClass.KANA;
      case HANGUL -> ScriptClass.HANGUL;
      case CYRILLIC -> ScriptClass.CYRILLIC;
      case ARABIC -> ScriptClass.ARABIC;
      case DEVANAGARI -> ScriptClass.DEVANAGARI;
      case BENGALI, GURMUKHI, GUJARATI, ORIYA, TAMIL, TELUGU, KANNADA, MALAYALAM, SINHALA ->
          ScriptClass.INDIC;
      case THAI, LAO -> ScriptClass.THAI;
      case GREEK -> ScriptClass.GREEK;
      case HEBREW -> ScriptClass.HEBREW;
      case COMMON, INHERITED -> classifyShared(codePoint);
      default -> ScriptClass.OTHER;
    };
  }

  /** Letters and marks that Unicode gives to no single script, by where they are used most. */
  private static ScriptClass classifyShared(int codePoint) {
    if (codePoint >= 0x0300 && codePoint <= 0x036F) {
      return ScriptClass.LATIN_EXTENDED;
    }
    if (codePoint >= 0x0640 && codePoint <= 0x0670) {
      return ScriptClass.ARABIC;
    }
    if ((codePoint >= 0x3031 && codePoint <= 0x30FF) || codePoint == 0xFF70) {
      return ScriptClass.KANA;
    }
    if (codePoint == 0xAA || codePoint == 0xBA || codePoint == 0xB5) {
      return ScriptClass.LATIN_EXTENDED;
    }

    return ScriptClass.OTHER;
  }
}
