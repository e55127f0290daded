package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {
  @Test
  void agreesWithTheUnicodeProperty() {
    Pattern property = Pattern.compile("\\p{IsWhite_Space}");
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      boolean expected = property.matcher(Character.toString(codePoint)).matches();
      assertThat(WhiteSpace.isWhiteSpace(codePoint)).as("U+%04X", codePoint).isEqualTo(expected);
    }
  }

  @Test
  void tellsLineEndsFromBlanks() {
    assertThat("\n\u000b\f\r\u0085\u2028\u2029".chars()).allMatch(WhiteSpace::isLineEnd);
    assertThat(" \t\u00a0\u3000".chars()).allMatch(WhiteSpace::isBlank);
    assertThat("a\n\u200b".chars()).noneMatch(WhiteSpace::isBlank);
  }
}
