package dev.quarry.token;

/**
 * Estimates the tokens of a text. Implementations are immutable and thread-safe; they are made on
 * each executor from their id by {@link Estimators}.
 */
public interface TokenEstimator {

  /** Returns the stable id, such as {@code aws-planning}. */
  String id();

  /**
   * Returns the estimated tokens of the text; 0 for the empty text. Estimates never fall when a
   * text grows; counts by a real vocabulary may, where pieces merge.
   */
  int count(String text);

  /** Returns how far the truth may lie below and above, as factors around 1. */
  Range range();

  /**
   * The band that holds the truth.
   *
   * @param low the factor for the low end, at most 1
   * @param high the factor for the high end, at least 1
   */
  record Range(double low, double high) {
    /** The band of an exact count. */
    public static final Range EXACT = new Range(1, 1);

    /** Checks the order. */
    public Range {
      if (!(low <= 1 && high >= 1 && low >= 0)) {
        throw new IllegalArgumentException("Invalid range: " + low + ".." + high);
      }
    }
  }
}
