package dev.quarry.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained.
 *
 * @param tokens the tokens of the training set, read once
 * @param records the records of the training set; 0 where nobody knows
 * @param epochs how often the set is read
 * @param hours how long training takes, where it is billed by time; null where nobody knows
 * @param responseTokens the tokens of one answer of the teacher, for distillation; null where
 *     nobody knows
 */
public record TrainingPlan(
    TokenRange tokens,
    long records,
    int epochs,
    @Nullable BigDecimal hours,
    @Nullable Long responseTokens) {

  /** Refuses a plan that trains nothing. */
  public TrainingPlan {
    if (epochs < 1 || records < 0) {
      throw new IllegalArgumentException("Not a plan: " + epochs + " epochs, " + records);
    }
  }

  /** Returns a plan for tokens that are read so many times. */
  public static TrainingPlan of(TokenRange tokens, long records, int epochs) {
    return new TrainingPlan(tokens, records, epochs, null, null);
  }
}
