package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.config.ConfigTree;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.text.ScriptClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPlanTest {
  private final Problems problems = new Problems();

  private TokenConfig config(String yaml) {
    return TokenConfig.from(new Section("tokens", ConfigTree.parse(yaml, "test"), problems));
  }

  @ParameterizedTest
  @CsvSource({
    "'', nova, calibrated, calibrated-high",
    "'', claude, calibrated, aws-conservative",
    "'', none, calibrated, calibrated-high",
    "'estimator: auto', openai, calibrated, calibrated-high",
    "'estimator: o200k', openai, o200k, calibrated-high",
    "'{estimator: aws-planning, limit-estimator: cl100k}', claude, aws-planning, cl100k",
  })
  void keepsPlanningAndLimitsApart(String yaml, String family, String planning, String limit) {
    TokenPlan plan = TokenPlan.of(config(yaml), family, null);

    assertThat(plan.planning().id()).isEqualTo(planning);
    assertThat(plan.limit().id()).isEqualTo(limit);
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void goesByTheUsersOwnCalibration() {
    TokenPlan plan = TokenPlan.of(TokenConfig.DEFAULT, "nova", CalibrationTest.of(2));

    assertThat(plan.planning().count("abc")).isEqualTo(6);
    assertThat(plan.limit().count("abc")).isEqualTo(7);
    assertThat(plan.basis()).startsWith("calibrated: fitted to 160 texts of some.model-v1:0");
  }

  @Test
  void callsABuiltInCalibrationAStandIn() {
    assertThat(TokenPlan.of(TokenConfig.DEFAULT, "nova", null).basis())
        .startsWith("calibrated: a stand-in, fitted to ");
    assertThat(TokenPlan.of(config("estimator: cl100k"), "nova", null).basis())
        .isEqualTo("cl100k: Tokens of the vocabulary cl100k_base");
  }

  @Test
  void pinsTheDefaultsAndEveryKey() {
    assertThat(config(""))
        .isEqualTo(new TokenConfig("auto", "auto", null))
        .isEqualTo(TokenConfig.DEFAULT);
    assertThat(config("{estimator: calibrated, limit-estimator: o200k, calibration: c.json}"))
        .isEqualTo(new TokenConfig("calibrated", "o200k", "c.json"));
  }

  @Test
  void namesEveryFaultOfItsConfig() {
    config("{estimator: cl100, limit: o200k}");
    config("{estimator: cl100k, limit-estimator: o200k, calibration: c.json}");

    assertThat(problems.messages())
        .containsExactly(
            "Invalid tokens.estimator: cl100 (did you mean cl100k?)",
            "Unknown key: tokens.limit (known: calibration, estimator, limit-estimator)",
            "Invalid tokens.calibration: c.json (expected none with estimator cl100k)");
  }

  @Test
  void countsTheFieldsOfARecordByBothEstimators() {
    TokenPlan plan = TokenPlan.of(config("estimator: aws-planning"), "claude", null);
    TokenCounter counter =
        new TokenCounter(plan)
            .reset()
            .add("seven x")
            .add("\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c");

    assertThat(counter.planning()).isEqualTo(2 + 2);
    assertThat(counter.limit()).isEqualTo(2 + 2);
    assertThat(counter.fieldPlanning()).isEqualTo(2);
    assertThat(counter.fieldLimit()).isEqualTo(2);
    assertThat(counter.fieldCodePoints()).isEqualTo(8);
    assertThat(counter.codePoints()).isEqualTo(15);
    assertThat(counter.dominant()).isEqualTo(ScriptClass.HAN);
    assertThat(counter.reset().planning() + counter.limit() + counter.codePoints()).isZero();
  }

  @Test
  void countsAsItsEstimatorsDo() {
    for (String yaml : new String[] {"", "{estimator: cl100k, limit-estimator: o200k}"}) {
      TokenPlan plan = TokenPlan.of(config(yaml), "nova", null);
      String text = "Some text, 1\u00e9\u65e5";
      TokenCounter counter = new TokenCounter(plan).reset().add(text).add(text);

      assertThat(counter.planning()).isEqualTo(2L * plan.planning().count(text));
      assertThat(counter.limit()).isEqualTo(2L * plan.limit().count(text));
    }
  }
}
