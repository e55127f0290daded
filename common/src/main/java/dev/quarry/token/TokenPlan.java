package dev.quarry.token;

import org.jspecify.annotations.Nullable;

/**
 * Which estimators a run uses. Planning and limits ask different questions: a plan wants the likely
 * figure, a limit the figure that a text surely stays below. AWS's planning rule of 6 characters
 * counts too few for a limit, its conservative rule of 3 too many for a plan of costs.
 *
 * @param planning for totals and costs
 * @param limit for the tokens of a record against the model's limit
 * @param basis where the planning figures come from, in one line for people
 */
public record TokenPlan(TokenEstimator planning, TokenEstimator limit, String basis) {
  private static final String CLAUDE = "claude";

  /**
   * Returns the plan for a model family. Left to {@code auto}, planning figures are calibrated;
   * limits go by AWS's conservative rule for Claude, because its validator does, and by the high
   * end of the calibrated range for all others, whose validators do not count.
   *
   * @param family the family of the target, such as {@code nova}; {@code none} without a model
   * @param calibration the user's own calibration, or null for the built-in stand-in
   */
  public static TokenPlan of(TokenConfig config, String family, @Nullable Calibration calibration) {
    Calibration basis = calibration == null ? BuiltInCalibrations.forFamily(family) : calibration;
    String planning =
        config.estimator().equals(TokenConfig.AUTO) ? "calibrated" : config.estimator();
    String limit = config.limitEstimator();
    if (limit.equals(TokenConfig.AUTO)) {
      limit = family.equals(CLAUDE) ? "aws-conservative" : "calibrated-high";
    }

    return new TokenPlan(
        Estimators.byId(planning, basis),
        Estimators.byId(limit, basis),
        basis(planning, basis, calibration == null));
  }

  private static String basis(String planning, Calibration calibration, boolean standIn) {
    if (!planning.startsWith("calibrated")) {
      return planning + ": " + Estimators.summary(planning);
    }

    return planning + ": " + (standIn ? "a stand-in, " : "") + calibration.basis();
  }
}
