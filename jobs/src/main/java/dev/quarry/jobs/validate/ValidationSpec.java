package dev.quarry.jobs.validate;

import dev.quarry.jobs.source.StrictLines;
import dev.quarry.model.Target;
import dev.quarry.token.Calibration;
import dev.quarry.token.TokenConfig;
import dev.quarry.token.TokenPlan;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a task needs to judge lines, as values that cross to executors.
 *
 * @param target what the lines are judged against
 * @param content what a line holds
 * @param checks the config of {@code checks} as JSON; null for the defaults
 * @param tokens which estimators count
 * @param calibration the text of the calibration file; null for none
 * @param maxLine the longest line that is read, in bytes
 * @param maxFaults how many faults of each rule are kept; all are counted
 */
record ValidationSpec(
    Target target,
    StrictLines.Content content,
    @Nullable String checks,
    TokenConfig tokens,
    @Nullable String calibration,
    int maxLine,
    int maxFaults)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns the estimators. */
  TokenPlan plan() {
    return TokenPlan.of(
        tokens,
        target.family(),
        calibration == null ? null : Calibration.parse(calibration, "tokens.calibration"));
  }
}
