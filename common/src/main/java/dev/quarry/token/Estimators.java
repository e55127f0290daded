package dev.quarry.token;

import com.knuddels.jtokkit.api.EncodingType;
import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The registry of token estimators: one line each. */
public final class Estimators {
  private static final BytePairEstimator CL100K =
      new BytePairEstimator("cl100k", EncodingType.CL100K_BASE);
  private static final BytePairEstimator O200K =
      new BytePairEstimator("o200k", EncodingType.O200K_BASE);

  // Each makes its estimator from the calibration that applies; most need none.
  private static final Map<String, Entry> ALL =
      entries(
          new Entry("calibrated", "Factors per script class", CalibratedEstimator::new),
          new Entry("calibrated-high", "Its high end, for limits", HighEndEstimator::new),
          new Entry("aws-planning", "AWS: 6 characters to a token", c -> new PlanningRule()),
          new Entry(
              "aws-conservative", "AWS: 3 characters to a token", c -> new ConservativeRule()),
          new Entry("cl100k", "Tokens of the vocabulary cl100k_base", c -> CL100K),
          new Entry("o200k", "Tokens of the vocabulary o200k_base", c -> O200K));

  private Estimators() {}

  private record Entry(
      String id, String summary, Function<Calibration, TokenEstimator> constructor) {}

  private static Map<String, Entry> entries(Entry... entries) {
    Map<String, Entry> byId = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byId.put(entry.id(), entry);
    }

    return Collections.unmodifiableMap(byId);
  }

  /** Returns the ids in the order in which help shows them. */
  public static List<String> ids() {
    return new ArrayList<>(ALL.keySet());
  }

  /** Returns what an estimator goes by, in a few words. */
  public static String summary(String id) {
    return find(id).summary();
  }

  /**
   * Returns the estimator with this id.
   *
   * @param calibration what the calibrated ones go by
   * @throws UserException naming the nearest known one
   */
  public static TokenEstimator byId(String id, Calibration calibration) {
    return find(id).constructor().apply(calibration);
  }

  private static Entry find(String id) {
    Entry entry = ALL.get(id);
    if (entry == null) {
      throw new UserException("Unknown estimator: " + id + Nearest.hint(id, ids()));
    }

    return entry;
  }
}
