package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptClassTest {
  @ParameterizedTest
  @CsvSource({
    "41, LATIN",
    "7A, LATIN",
    "E9, LATIN_EXTENDED",
    "1EC7, LATIN_EXTENDED",
    "301, LATIN_EXTENDED",
    "AA, LATIN_EXTENDED",
    "4E00, HAN",
    "20000, HAN",
    "3005, HAN",
    "3042, KANA",
    "30FC, KANA",
    "30AB, KANA",
    "AC00, HANGUL",
    "1161, HANGUL",
    "430, CYRILLIC",
    "627, ARABIC",
    "64E, ARABIC",
    "939, DEVANAGARI",
    "B95, INDIC",
    "995, INDIC",
    "E01, THAI",
    "3B1, GREEK",
    "5D0, HEBREW",
    "30, DIGITS",
    "660, DIGITS",
    "FF11, DIGITS",
    "20, SPACE",
    "9, SPACE",
    "A0, SPACE",
    "3000, SPACE",
    "A, LINE_END",
    "D, LINE_END",
    "2028, LINE_END",
    "2C, PUNCTUATION",
    "3001, PUNCTUATION",
    "201C, PUNCTUATION",
    "7B, CODE",
    "5F, CODE",
    "20AC, CODE",
    "2211, CODE",
    "1F600, EMOJI",
    "2764, EMOJI",
    "FE0F, EMOJI",
    "0, OTHER",
    "531, OTHER",
    "E000, OTHER",
    "D800, OTHER",
    "10FFFF, OTHER"
  })
  void knowsTheClassOfACodePoint(String hex, ScriptClass expected) {
    assertThat(ScriptClass.of(Integer.parseInt(hex, 16))).isEqualTo(expected);
  }

  @Test
  void findsEveryClassByItsId() {
    assertThat(ScriptClass.LATIN_EXTENDED.id()).isEqualTo("latin-extended");
    assertThat(ScriptClass.all()).allMatch(c -> ScriptClass.find(c.id()).orElseThrow() == c);
    assertThat(ScriptClass.find("runes")).isEmpty();
  }
}
