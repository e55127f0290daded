package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInCalibrationsTest {
  private static Path sharedData() {
    String named =
        Optional.ofNullable(System.getProperty("QUARRY_SHARED"))
            .or(() -> Optional.ofNullable(System.getenv("QUARRY_SHARED")))
            .orElse("../../shared");
    Path data = Path.of(named).resolve("data");
    Assumptions.assumeTrue(
        Files.isDirectory(data.resolve("udhr")),
        () -> "skipped: there is no data folder " + data.toAbsolutePath().normalize());

    return data;
  }

  @ParameterizedTest
  @CsvSource({
    "nova, cl100k_base",
    "claude, cl100k_base",
    "none, cl100k_base",
    "martian, cl100k_base",
    "openai, o200k_base"
  })
  void haveOneForEveryFamily(String family, String vocabulary) {
    assertThat(BuiltInCalibrations.forFamily(family).model()).isEqualTo(vocabulary);
  }

  @Test
  void giveEveryOtherEstimatorItsRange() {
    assertThat(BuiltInCalibrations.rangeOf("aws-planning").high()).isGreaterThan(1.5);
    assertThat(BuiltInCalibrations.rangeOf("aws-conservative").low()).isLessThan(1);
    assertThat(BuiltInCalibrations.rangeOf("cl100k").low()).isLessThan(1);
    assertThat(BuiltInCalibrations.rangeOf("o200k").high()).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({"none, cl100k", "openai, o200k"})
  void areAsGoodAsTheirFileSays(String family, String vocabulary) throws IOException {
    Calibration calibration = BuiltInCalibrations.forFamily(family);
    TokenEstimator counter = Estimators.byId(vocabulary, calibration);
    List<CalibrationFit.Pair> pairs =
        new SharedTexts(sharedData())
            .mixture().stream()
                .filter(CalibrationFit::isHeldOut)
                .map(text -> new CalibrationFit.Pair(text, counter.count(text)))
                .toList();

    HeldOut error = CalibrationFit.measure(new CalibratedEstimator(calibration), pairs);

    assertThat(error.meanRelativeError())
        .isCloseTo(calibration.heldOut().meanRelativeError(), within(0.005));
  }
}
