package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterCountsTest {
  private final CharacterCounts counts = new CharacterCounts();

  @Test
  void countsEveryClassOfAMixedText() {
    counts.reset().add("Ab \u00e9\u65e5\u304b1, <\n\ud83d\ude00\ud840\udc00");

    assertThat(counts.of(ScriptClass.LATIN)).isEqualTo(2);
    assertThat(counts.of(ScriptClass.LATIN_EXTENDED)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.HAN)).isEqualTo(2);
    assertThat(counts.of(ScriptClass.KANA)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.DIGITS)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.SPACE)).isEqualTo(2);
    assertThat(counts.of(ScriptClass.LINE_END)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.PUNCTUATION)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.CODE)).isEqualTo(1);
    assertThat(counts.of(ScriptClass.EMOJI)).isEqualTo(1);
    assertThat(counts.codePoints()).isEqualTo(13);
  }

  @Test
  void forgetsAtReset() {
    counts.add("abc\ud83d\ude00").reset();

    assertThat(counts.codePoints()).isZero();
    assertThat(counts.of(ScriptClass.LATIN)).isZero();
  }

  @Test
  void countsALoneSurrogateAsACodePointOfNoClass() {
    counts.reset().add("\ud83da\ude00");

    assertThat(counts.codePoints()).isEqualTo(3);
    assertThat(counts.of(ScriptClass.OTHER)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'The end of 2024!', LATIN",
    "'\u00e9\u00e9a \u0436\u0436', LATIN",
    "'GPT\u306f\u65e5\u672c\u8a9e\u3082\u5206\u304b\u308a\u307e\u3059', KANA",
    "'\u041f\u0440\u0438\u0432\u0435\u0442 x', CYRILLIC",
    "'a \u0436', LATIN",
    "'\u0531\u0532\u0533 x', OTHER",
    "'12:30', OTHER",
    "'', OTHER"
  })
  void namesTheScriptWithTheMostLetters(String text, ScriptClass expected) {
    assertThat(counts.reset().add(text).dominant()).isEqualTo(expected);
  }

  @Property(tries = 500)
  void countsAsOneCodePointAtATimeWould(@ForAll String text) {
    counts.reset().add(text).add("x".repeat(2047)).add(text);

    assertThat(counts.codePoints()).isEqualTo(2L * text.codePointCount(0, text.length()) + 2047);
    for (ScriptClass scriptClass : ScriptClass.all()) {
      long expected =
          text.codePoints()
              .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
              .filter(c -> ScriptClass.of(c) == scriptClass)
              .count();
      long extra = scriptClass == ScriptClass.LATIN ? 2047 : 0;
      assertThat(counts.of(scriptClass)).as(scriptClass.id()).isEqualTo(2 * expected + extra);
    }
  }
}
