package dev.quarry.token;

import dev.quarry.text.CharacterCounts;

/**
 * An estimator that needs to know no more of a text than how many characters of each class it has,
 * so that several such estimators share one pass.
 */
abstract class CharacterEstimator implements TokenEstimator {
  private static final ThreadLocal<CharacterCounts> COUNTS =
      ThreadLocal.withInitial(CharacterCounts::new);

  /** Returns the estimated tokens of the text whose characters were counted. */
  abstract int count(CharacterCounts counts);

  @Override
  public final int count(String text) {
    return count(COUNTS.get().reset().add(text));
  }

  /** Returns the number as an int, the largest one where it is too large. */
  static int saturated(double tokens) {
    return (int) Math.min(tokens, Integer.MAX_VALUE);
  }
}
