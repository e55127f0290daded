package dev.quarry.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
  @Test
  void alignsColumnsAndLeavesNoSpaceAtTheEnd() {
    TextTable table =
        new TextTable("NAME", ">COUNT", "NOTE").add("a", "5", "").add("long name", "1,000", "x");

    assertThat(table.lines("  "))
        .containsExactly("  NAME       COUNT  NOTE", "  a              5", "  long name  1,000  x");
  }

  @Test
  void needsNoHeadings() {
    assertThat(new TextTable().add("a", "b").add("ccc", "d").lines(""))
        .containsExactly("a    b", "ccc  d");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "45, 45.00",
    "1234.565, '1,234.57'",
    "0.01, 0.01",
    "0.0099, 0.0099",
    "0.000105, 0.00011",
  })
  void writesDollarsWithCentsAndSmallAmountsInFull(BigDecimal amount, String text) {
    assertThat(Figures.usd(amount)).isEqualTo(text);
  }

  @Test
  void setsThousandsApart() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
  }
}
