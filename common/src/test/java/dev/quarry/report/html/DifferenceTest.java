package dev.quarry.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.report.html.Difference.Run;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two three|one three|one [two ]three",
        "one three|one two three|one three",
        "same|same|same",
        "spark|sparks|[spark]",
        "東京の朝|京都の朝|[東]京の朝",
        "S3 です|Amazon S3 です|S3 です",
        "alone|''|[alone]"
      })
  void marksWordsOrSignsThatTheOtherTextLacks(String text, String other, String expected) {
    assertThat(shown(text, other)).isEqualTo(expected);
  }

  @Property
  void neverChangesTheText(
      @ForAll @StringLength(max = 60) String text, @ForAll @StringLength(max = 60) String other) {
    assertThat(Difference.runs(text, other).stream().map(Run::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  private static String shown(String text, String other) {
    return Difference.runs(text, other).stream()
        .map(run -> run.isOwn() ? "[" + run.text() + "]" : run.text())
        .collect(Collectors.joining());
  }
}
