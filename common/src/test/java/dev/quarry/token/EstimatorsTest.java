package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatorsTest {
  private static final List<String> VOCABULARIES = List.of("cl100k", "o200k");

  static List<TokenEstimator> everyEstimator() {
    return Estimators.ids().stream().map(EstimatorsTest::of).toList();
  }

  private static TokenEstimator of(String id) {
    return Estimators.byId(id, BuiltInCalibrations.forFamily("none"));
  }

  @ParameterizedTest
  @MethodSource("everyEstimator")
  void countsNothingInNothing(TokenEstimator estimator) {
    assertThat(estimator.count("")).isZero();
    assertThat(Estimators.ids()).contains(estimator.id());
    assertThat(Estimators.summary(estimator.id())).isNotBlank();
    assertThat(estimator.range().low()).isPositive().isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "aws-planning, 'abcdef', 1",
    "aws-planning, 'abcdefg', 2",
    "aws-planning, 'a', 1",
    "aws-planning, '\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00', 1",
    "aws-conservative, 'ab', 0",
    "aws-conservative, 'abc', 1",
    "aws-conservative, 'abcde', 1",
    "aws-conservative, '\ud83d\ude00\ud83d\ude00\ud83d\ude00', 1",
    // As OpenAI's tiktoken counts them.
    "cl100k, 'Hello, world!', 4",
    "o200k, 'Hello, world!', 4",
    "cl100k, 'tiktoken is great!', 6",
    "o200k, 'tiktoken is great!', 6",
    "cl100k, '\u304a\u8a95\u751f\u65e5\u304a\u3081\u3067\u3068\u3046', 9",
    "o200k, '\u304a\u8a95\u751f\u65e5\u304a\u3081\u3067\u3068\u3046', 8",
    "cl100k, '<|endoftext|>', 7",
    "calibrated, 'a', 1",
  })
  void countsReferenceTexts(String id, String text, int expected) {
    assertThat(of(id).count(text)).isEqualTo(expected);
  }

  @Property(tries = 500)
  void neverFallsWhenATextGrows(@ForAll String text, @ForAll String more) {
    for (TokenEstimator estimator : everyEstimator()) {
      int count = estimator.count(text);
      if (VOCABULARIES.contains(estimator.id())) {
        assertThat(count).isBetween(0, text.getBytes(StandardCharsets.UTF_8).length);
        assertThat(count > 0).isEqualTo(!text.isEmpty());
      } else {
        assertThat(estimator.count(text + more)).as(estimator.id()).isGreaterThanOrEqualTo(count);
      }
    }
  }

  @Test
  void neverFallsWhenASurrogateFindsItsPair() {
    for (String id : List.of("calibrated", "calibrated-high", "aws-planning")) {
      assertThat(of(id).count("ab\ud83d\ude00")).isGreaterThanOrEqualTo(of(id).count("ab\ud83d"));
    }
  }

  @Test
  void keepsTheHighEndAboveTheEstimateAndThePlanningRule() {
    String text = "The quick brown fox jumps over the lazy dog. ".repeat(20);
    String blanks = " ".repeat(6000);

    assertThat(of("calibrated-high").count(text))
        .isEqualTo((int) Math.ceil(estimate(text) * of("calibrated").range().high()))
        .isGreaterThan(of("calibrated").count(text));
    assertThat(of("calibrated-high").count(blanks)).isGreaterThanOrEqualTo(1000);
  }

  private static double estimate(String text) {
    return new CalibratedEstimator(BuiltInCalibrations.forFamily("none"))
        .sum(new dev.quarry.text.CharacterCounts().add(text));
  }

  @Test
  void namesTheNearestEstimator() {
    assertThatThrownBy(() -> of("cl100"))
        .isInstanceOf(UserException.class)
        .hasMessage("Unknown estimator: cl100 (did you mean cl100k?)");
    assertThatThrownBy(() -> Estimators.summary("words"))
        .hasMessageStartingWith("Unknown estimator: words (known: aws-conservative, ");
  }
}
