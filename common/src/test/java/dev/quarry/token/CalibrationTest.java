package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import dev.quarry.text.ScriptClass;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  static Calibration of(double factor) {
    Map<ScriptClass, Double> factors = new EnumMap<>(ScriptClass.class);
    ScriptClass.all().forEach(scriptClass -> factors.put(scriptClass, factor));

    return new Calibration(
        "some.model-v1:0",
        "2026-11-01",
        "CountTokens",
        160,
        new HeldOut(40, 0.051, 0.9, 1.1),
        factors);
  }

  @Test
  void survivesItsFile() {
    Calibration calibration = of(0.25);

    assertThat(Calibration.parse(calibration.toJson(), "a.json")).isEqualTo(calibration);
  }

  @Test
  void isReadAsYamlToo() {
    String yaml = of(0.25).toJson().replaceAll("[\",{}]", "").replace(" :", ":");

    assertThat(yaml).contains("  latin: 0.25");
    assertThat(
            Calibration.parse(
                yaml.replace("some.model-v1:0", "\"some.model-v1:0\"")
                    .replace("2026-11-01", "\"2026-11-01\""),
                "a.yaml"))
        .isEqualTo(of(0.25));
  }

  @Test
  void namesEveryFaultOfAFile() {
    String json =
        of(0.25)
            .toJson()
            .replace("\"latin\" : 0.25", "\"latin\" : -1")
            .replace("\"han\"", "\"hann\"")
            .replace("\"p95\" : 1.1", "\"p95\" : 0.5")
            .replace("\"texts\" : 160,", "");

    assertThatThrownBy(() -> Calibration.parse(json, "a.json"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Cannot use calibration a.json: 5 faults")
        .hasMessageContaining("Invalid factors.latin: -1 (expected a number from 0 to 8)")
        .hasMessageContaining("Missing factors.han")
        .hasMessageContaining("Unknown key: factors.hann (did you mean han?)")
        .hasMessageContaining("Invalid held-out.p95: 0.5 (expected at least p05, 0.9)")
        .hasMessageContaining("Missing texts");
  }

  @Test
  void saysWhereItsFiguresComeFrom() {
    assertThat(of(0.25).basis())
        .isEqualTo(
            "fitted to 160 texts of some.model-v1:0 (CountTokens, as of 2026-11-01),"
                + " mean error 5.1% on 40 others");
  }

  @Test
  void needsAFactorForEveryClass() {
    assertThatThrownBy(() -> new Calibration("m", "d", "s", 1, new HeldOut(1, 0, 1, 1), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid factor of latin: null");
    assertThatThrownBy(() -> of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsOneInItsRangeWhateverTheBand() {
    assertThat(new HeldOut(1, 0, 1.2, 1.5).range()).isEqualTo(new TokenEstimator.Range(1, 1.5));
    assertThat(new HeldOut(1, 0, 0.5, 0.8).range()).isEqualTo(new TokenEstimator.Range(0.5, 1));
    assertThatThrownBy(() -> new HeldOut(1, 0, 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
