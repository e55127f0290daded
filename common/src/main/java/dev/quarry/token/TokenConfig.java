package dev.quarry.token;

import dev.quarry.config.Section;
import java.io.Serializable;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code tokens}. Crosses to executors.
 *
 * @param estimator the id of the estimator of planning figures, or {@code auto}
 * @param limitEstimator the id of the estimator that is held against the model's limits, or {@code
 *     auto}
 * @param calibration where the user's own calibration lies, or null for the built-in one
 */
public record TokenConfig(String estimator, String limitEstimator, @Nullable String calibration)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The word that leaves the choice to {@link TokenPlan}. */
  public static final String AUTO = "auto";

  /** What holds when the config says nothing. */
  public static final TokenConfig DEFAULT = new TokenConfig(AUTO, AUTO, null);

  /** Refuses nulls. */
  public TokenConfig {
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(limitEstimator, "limitEstimator");
  }

  /** Reads the section {@code tokens}; faults go to its problems. */
  public static TokenConfig from(Section section) {
    Set<String> words = new TreeSet<>(Estimators.ids());
    words.add(AUTO);
    String estimator = section.choice("estimator", words, AUTO);
    String limit = section.choice("limit-estimator", words, AUTO);
    String calibration = section.text("calibration").orElse(null);
    section.close();
    if (calibration != null && !isCalibrated(estimator) && !isCalibrated(limit)) {
      section.invalid("calibration", calibration, "none with estimator " + estimator);
    }

    return new TokenConfig(estimator, limit, calibration);
  }

  private static boolean isCalibrated(String estimator) {
    return estimator.equals(AUTO) || estimator.startsWith("calibrated");
  }
}
