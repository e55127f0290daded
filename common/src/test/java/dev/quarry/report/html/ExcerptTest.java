package dev.quarry.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

  @ParameterizedTest
  @CsvSource({"abc,3,abc,0", "abcd,3,abc,1", "😀😀😀,2,😀😀,1", "'',3,'',0", "ab,0,'',2"})
  void cutsBetweenCodePoints(String text, int limit, String shown, int left) {
    assertThat(Excerpt.of(text, limit)).isEqualTo(new Excerpt(shown, left));
  }

  @Test
  void paysMoreForACharacterThatNeedsAMark() {
    assertThat(Excerpt.of("\u202E\u202E\u202E", 17).left()).isEqualTo(1);
  }

  @Property
  void losesNothing(@ForAll String text, @ForAll @IntRange(min = 0, max = 100) int limit) {
    Excerpt excerpt = Excerpt.of(text, limit);

    assertThat(text).startsWith(excerpt.shown());
    assertThat(text.codePointCount(excerpt.shown().length(), text.length()))
        .isEqualTo(excerpt.left());
  }

  @ParameterizedTest
  @CsvSource({
    "0,U+0000",
    "0xD,U+000D",
    "0x7F,U+007F",
    "0x85,U+0085",
    "0xAD,U+00AD",
    "0x61C,U+061C",
    "0x180E,U+180E",
    "0x200B,U+200B",
    "0x200E,U+200E",
    "0x200F,U+200F",
    "0x2028,U+2028",
    "0x202E,U+202E",
    "0x2060,U+2060",
    "0x2069,U+2069",
    "0xFEFF,U+FEFF",
    "0xFFF9,U+FFF9",
    "0xD800,U+D800",
    "0xFFFE,U+FFFE",
    "0xFDD0,U+FDD0",
    "0x1FFFF,U+1FFFF",
    "0xE0041,U+E0041",
    "0x3164,U+3164",
    "0x115F,U+115F",
    "0xFFA0,U+FFA0",
    "0x9,''",
    "0xA,''",
    "0x20,''",
    "0x7E,''",
    "0xA0,''",
    "0x200D,''",
    "0x3042,''",
    "0x1F600,''",
    "0xE0100,''"
  })
  void marksWhatCannotBeSeen(String codePoint, String mark) {
    assertThat(Characters.mark(Integer.decode(codePoint))).isEqualTo(mark);
  }
}
