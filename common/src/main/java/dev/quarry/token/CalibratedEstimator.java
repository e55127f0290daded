package dev.quarry.token;

import dev.quarry.text.CharacterCounts;
import dev.quarry.text.ScriptClass;

/** Adds up what the characters of a text cost by the factors of a {@link Calibration}. */
final class CalibratedEstimator extends CharacterEstimator {
  private final Calibration calibration;
  private final double[] factors = new double[ScriptClass.all().size()];

  CalibratedEstimator(Calibration calibration) {
    this.calibration = calibration;
    calibration.factors().forEach((key, factor) -> factors[key.index()] = factor);
  }

  @Override
  public String id() {
    return "calibrated";
  }

  /** Returns the estimate before rounding. */
  double sum(CharacterCounts counts) {
    double tokens = 0;
    for (int i = 0; i < factors.length; i++) {
      tokens += factors[i] * counts.ofIndex(i);
    }

    return tokens;
  }

  @Override
  int count(CharacterCounts counts) {
    return counts.codePoints() == 0 ? 0 : saturated(Math.max(1, Math.rint(sum(counts))));
  }

  @Override
  public Range range() {
    return calibration.heldOut().range();
  }
}
