package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.quarry.error.UserException;
import dev.quarry.text.ScriptClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {
  private static final Calibration PRIOR = CalibrationTest.of(0.4);

  private static Calibration fit(List<CalibrationFit.Pair> pairs) {
    return CalibrationFit.fit("m", "2026-11-01", "test", pairs, PRIOR);
  }

  /** Texts whose tokens follow from given factors. */
  private static List<CalibrationFit.Pair> pairs(int size, double latin, double han, double digit) {
    Random random = new Random(5);
    List<CalibrationFit.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int letters = 400 + random.nextInt(2000);
      int ideographs = 400 + random.nextInt(2000);
      int digits = 400 + random.nextInt(2000);
      double tokens = letters * latin + ideographs * han + digits * digit;
      String text = "a".repeat(letters) + "\u65e5".repeat(ideographs) + "1".repeat(digits);
      pairs.add(new CalibrationFit.Pair(text, (int) Math.max(1, Math.rint(tokens))));
    }

    return pairs;
  }

  @Property(tries = 30)
  void findsTheFactorsThatMadeTheCounts(
      @ForAll @DoubleRange(min = 0.1, max = 3) double latin,
      @ForAll @DoubleRange(min = 0.1, max = 3) double han,
      @ForAll @DoubleRange(min = 0.1, max = 3) double digit) {
    Calibration fitted = fit(pairs(200, latin, han, digit));

    assertThat(fitted.factors().get(ScriptClass.LATIN)).isCloseTo(latin, within(0.06));
    assertThat(fitted.factors().get(ScriptClass.HAN)).isCloseTo(han, within(0.06));
    assertThat(fitted.factors().get(ScriptClass.DIGITS)).isCloseTo(digit, within(0.06));
    assertThat(fitted.heldOut().meanRelativeError()).isLessThan(0.02);
  }

  @Test
  void neverGoesBelowZero() {
    List<CalibrationFit.Pair> pairs = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      pairs.add(new CalibrationFit.Pair("a".repeat(1000) + "1".repeat(10 * i), 1100 - 10 * i));
    }

    Calibration fitted = fit(pairs);

    assertThat(fitted.factors().get(ScriptClass.DIGITS)).isZero();
    assertThat(fitted.factors().get(ScriptClass.LATIN)).isBetween(0.3, 1.0);
  }

  @Test
  void keepsThePriorWhereTheTextsSayNothing() {
    Calibration fitted = fit(pairs(100, 1, 1, 1));

    assertThat(fitted.factors().get(ScriptClass.GREEK)).isEqualTo(0.4);
  }

  @Test
  void doesNotDependOnTheOrder() {
    List<CalibrationFit.Pair> pairs = pairs(100, 0.3, 1.2, 0.7);
    List<CalibrationFit.Pair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(fit(shuffled)).isEqualTo(fit(pairs));
  }

  @Test
  void holdsAboutAFifthBack() {
    Calibration fitted = fit(pairs(500, 0.3, 1.2, 0.7));

    assertThat(fitted.texts() + fitted.heldOut().texts()).isEqualTo(500);
    assertThat(fitted.heldOut().texts()).isBetween(75, 125);
  }

  @Test
  void measuresTheErrorOfAnEstimator() {
    TokenEstimator estimator = new CalibratedEstimator(CalibrationTest.of(1));
    List<CalibrationFit.Pair> pairs =
        List.of(
            new CalibrationFit.Pair("a".repeat(10), 5),
            new CalibrationFit.Pair("a".repeat(20), 40));

    assertThat(CalibrationFit.measure(estimator, pairs)).isEqualTo(new HeldOut(2, 0.75, 0.5, 2));
  }

  @Test
  void refusesTooFewTexts() {
    assertThatThrownBy(() -> fit(pairs(19, 1, 1, 1)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot fit a calibration of m: 19 texts of which ")
        .hasMessageEndingWith("(expected at least 20; 200 give a useful error figure)");
    assertThatThrownBy(() -> new CalibrationFit.Pair("", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CalibrationFit.Pair("a", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
