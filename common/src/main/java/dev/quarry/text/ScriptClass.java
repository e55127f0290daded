package dev.quarry.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of character a code point is, coarse enough to count by and fine enough to estimate
 * tokens by: the classes differ in how many tokens a character costs.
 */
public enum ScriptClass {
  /** ASCII letters. */
  LATIN,
  /** All other Latin letters, and the combining marks that go with them. */
  LATIN_EXTENDED,
  /** Han characters, as in Chinese and Japanese. */
  HAN,
  /** Hiragana, Katakana and Bopomofo. */
  KANA,
  /** Hangul syllables and letters. */
  HANGUL,
  /** Cyrillic. */
  CYRILLIC,
  /** Arabic letters, as in Arabic, Persian and Urdu, with their vowel signs. */
  ARABIC,
  /** Devanagari, as in Hindi. */
  DEVANAGARI,
  /** The other scripts of India and Sri Lanka. */
  INDIC,
  /** Thai and Lao. */
  THAI,
  /** Greek. */
  GREEK,
  /** Hebrew. */
  HEBREW,
  /** Decimal digits of every script. */
  DIGITS,
  /** White space inside a line. */
  SPACE,
  /** Line ends. */
  LINE_END,
  /** Punctuation of prose, of every script. */
  PUNCTUATION,
  /** The signs of code and mark-up, and mathematical and other symbols. */
  CODE,
  /** Emoji and pictographs, with their modifiers. */
  EMOJI,
  /** Everything else: other scripts, controls, unassigned code points. */
  OTHER;

  private static final List<ScriptClass> ALL = List.of(values());

  /** Returns every class in the order of declaration. */
  public static List<ScriptClass> all() {
    return ALL;
  }

  /** Returns the class of a code point. A lone surrogate is {@link #OTHER}. */
  public static ScriptClass of(int codePoint) {
    int index = ScriptClassTable.indexOf(codePoint);
    return index == ScriptClassTable.SURROGATE ? OTHER : ALL.get(index);
  }

  /** Returns the word that files use, such as {@code latin-extended}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the class with this id. */
  public static Optional<ScriptClass> find(String id) {
    return Arrays.stream(values()).filter(scriptClass -> scriptClass.id().equals(id)).findFirst();
  }

  /** Returns its place among {@link #all}, for tables. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }

  /** Returns whether a text is written in it, so that it can dominate a text. */
  public boolean isScript() {
    return this.compareTo(HEBREW) <= 0 || this == OTHER;
  }
}
