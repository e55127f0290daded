package dev.quarry.cost;

/**
 * A number of tokens that is an estimate.
 *
 * @param low the least that it may be
 * @param expected the figure to plan with
 * @param high the most that it may be
 */
public record TokenRange(long low, long expected, long high) {

  /** Refuses figures that are negative or not in order. */
  public TokenRange {
    if (low < 0 || low > expected || expected > high) {
      throw new IllegalArgumentException(
          "Not a range of tokens: " + low + ", " + expected + ", " + high);
    }
  }

  /** Returns a number that is known exactly. */
  public static TokenRange exactly(long tokens) {
    return new TokenRange(tokens, tokens, tokens);
  }

  /** Returns the range with a known number of tokens more. */
  public TokenRange plus(long tokens) {
    return new TokenRange(
        Math.addExact(low, tokens), Math.addExact(expected, tokens), Math.addExact(high, tokens));
  }
}
