package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NormalFormTest {
  private static boolean isNormalized(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  @Test
  void knowsEveryCodePointAloneAndAmongNeighbours() {
    String[] before = {"", "a", "\u00e1", "\u1100", "\uac00", "\u0928", "x\u0334"};
    String[] after = {"", "a", "\u0334", "\u093f"};
    for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (!Character.isDefined(codePoint)) {
        continue;
      }
      String alone = Character.toString(codePoint);
      for (String head : before) {
        for (String tail : after) {
          String text = head + alone + tail;
          if (NormalForm.isComposed(text, 0)) {
            assertThat(isNormalized(text)).as("U+%04X in %s", codePoint, text).isTrue();
          }
        }
      }
    }
  }

  @Test
  void callsOrdinaryTextComposedAtOnce() {
    String[] texts = {
      "plain", "\u00c9t\u00e9 \u00df", "\u65e5\u672c\u8a9e\u304c", "\ud55c\uad6d\uc5b4",
          "\u0939\u093f\u0928\u094d\u0926\u0940",
      "\u043f\u0440\u0438\u0432\u0435\u0442", "\ud83d\ude00", "\u0e01\u0e33\u0e25\u0e31\u0e07",
          "\ud800", ""
    };

    assertThat(texts).allMatch(text -> NormalForm.isComposed(text, 0));
  }

  @Test
  void looksCloserAtWhatMayCompose() {
    String[] texts = {
      "e\u0301", "\u1100\u1161", "\u212b", "a\u0334\u0334", "\u0334", "\ud87e\udc00"
    };

    assertThat(texts).noneMatch(text -> NormalForm.isComposed(text, 0));
  }

  @Test
  void returnsTheSameInstanceWhenNothingChanges() {
    String text = "x\u0334\u0327 \u00e9";

    assertThat(NormalForm.compose(text)).isSameAs(text);
    assertThat(NormalForm.compose("e\u0301")).isEqualTo("\u00e9");
  }

  @Property(tries = 2000)
  void agreesWithTheNormalizer(@ForAll("marked") String text) {
    assertThat(NormalForm.compose(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  @Provide
  Arbitrary<String> marked() {
    return Arbitraries.strings()
        .withChars('a', 'e', '\u00e9', '\u1100', '\uac00', '\u3099', '\u304b')
        .withCharRange('\u0300', '\u0345')
        .withCharRange('\u1161', '\u1175')
        .withCharRange('\u0928', '\u0957')
        .withCharRange('\u0e31', '\u0e4d')
        .ofMaxLength(8);
  }
}
