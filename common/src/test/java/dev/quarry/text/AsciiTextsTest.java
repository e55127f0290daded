package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AsciiTextsTest {
  private final AsciiTexts texts = new AsciiTexts();

  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(200);
  }

  @Property
  void countsWhatTheScanOfCharactersCounts(@ForAll("ascii") String text) {
    texts.reset();
    CharacterCounts fast = new CharacterCounts().addAscii(view(text));
    CharacterCounts slow = new CharacterCounts().add(text);

    assertThat(fast.codePoints()).isEqualTo(slow.codePoints());
    for (ScriptClass scriptClass : ScriptClass.all()) {
      assertThat(fast.of(scriptClass)).as(scriptClass.id()).isEqualTo(slow.of(scriptClass));
    }
  }

  @Property
  void hashesWhatTheScanOfCharactersHashes(@ForAll("ascii") String a, @ForAll("ascii") String b) {
    texts.reset();
    ContentHash fast = new ContentHash().addAscii(view(a)).separator().addAscii(view(b)).finish();
    ContentHash slow = new ContentHash().add(a).separator().add(b).finish();

    assertThat(fast.high()).isEqualTo(slow.high());
    assertThat(fast.low()).isEqualTo(slow.low());
    assertThat(fast.length()).isEqualTo(slow.length());
  }

  @Property
  void findsControlsAnywhere(@ForAll("ascii") String text) {
    boolean expected = text.chars().anyMatch(c -> (c < ' ' && c != '\n' && c != '\t') || c == 0x7f);

    assertThat(AsciiTexts.hasControls(text.getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(expected);
  }

  @Property
  void tellsAsciiFromTheRest(@ForAll String text) {
    texts.reset();
    boolean ascii = !text.isEmpty() && text.chars().allMatch(c -> c < 0x80);

    assertThat(texts.find(text) != null).isEqualTo(ascii);
  }

  @Test
  void takesNoQuestionMarkForHalfOfASurrogatePair() {
    assertThat(texts.find("abc\ud83d")).isNull();
    assertThat(texts.find("abc?")).isNotNull();
  }

  @Test
  void remembersTextsByIdentityUntilReset() {
    String text = "a text of some length";
    byte[] first = texts.find(text);

    assertThat(texts.find(text)).isSameAs(first);
    texts.reset();
    assertThat(texts.find(text)).isNotSameAs(first).isEqualTo(first);
  }

  private byte[] view(String text) {
    return Objects.requireNonNull(texts.find(text));
  }
}
