package dev.quarry.jobs.split;

import dev.quarry.model.Limits;
import java.util.EnumMap;
import java.util.Map;

/** How many records of each side may stay for the model's limits to hold. */
public final class CapPlan {
  private CapPlan() {}

  /**
   * Returns the sides that have too many records, with the number that may stay. Validation is cut
   * to its own limit; what the limit on both together leaves goes to training.
   */
  public static Map<Side, Long> of(Limits limits, Map<Side, Long> counts) {
    long train = counts.getOrDefault(Side.TRAIN, 0L);
    long validation = counts.getOrDefault(Side.VALIDATION, 0L);
    long validationKept = Math.min(validation, orAll(limits.maxValidationRecords()));
    long trainKept = Math.min(train, orAll(limits.maxRecords()));
    Long total = limits.maxTotalRecords();
    if (total != null) {
      validationKept = Math.min(validationKept, total);
      trainKept = Math.min(trainKept, total - validationKept);
    }
    Map<Side, Long> caps = new EnumMap<>(Side.class);
    if (trainKept < train) {
      caps.put(Side.TRAIN, trainKept);
    }
    if (validationKept < validation) {
      caps.put(Side.VALIDATION, validationKept);
    }

    return caps;
  }

  /** Returns the number of records up to which no side can have too many. */
  public static long least(Limits limits) {
    return Math.min(
        Math.min(orAll(limits.maxRecords()), orAll(limits.maxValidationRecords())),
        orAll(limits.maxTotalRecords()));
  }

  private static long orAll(@org.jspecify.annotations.Nullable Long limit) {
    return limit == null ? Long.MAX_VALUE : limit;
  }
}
