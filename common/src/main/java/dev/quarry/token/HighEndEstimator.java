package dev.quarry.token;

import dev.quarry.text.CharacterCounts;

/**
 * The high end of a calibrated estimate, for limits: the estimate times the top of its range, and
 * never less than AWS's own planning rule, by which AWS sets character quotas.
 */
final class HighEndEstimator extends CharacterEstimator {
  private final CalibratedEstimator calibrated;
  private final PlanningRule planningRule = new PlanningRule();

  HighEndEstimator(Calibration calibration) {
    this.calibrated = new CalibratedEstimator(calibration);
  }

  @Override
  public String id() {
    return "calibrated-high";
  }

  @Override
  int count(CharacterCounts counts) {
    double high = Math.ceil(calibrated.sum(counts) * calibrated.range().high());
    return Math.max(saturated(high), planningRule.count(counts));
  }

  @Override
  public Range range() {
    return new Range(calibrated.range().low() / calibrated.range().high(), 1);
  }
}
