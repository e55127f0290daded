package dev.quarry.token;

import java.io.Serializable;

/**
 * How well a calibration does on texts that it was not fitted on.
 *
 * @param texts how many texts were held back
 * @param meanRelativeError the mean of |estimate - truth| / truth
 * @param p05 the ratio of truth to estimate that 5% of the texts lie below
 * @param p95 the ratio of truth to estimate that 5% of the texts lie above
 */
public record HeldOut(int texts, double meanRelativeError, double p05, double p95)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks the order. */
  public HeldOut {
    if (texts < 1 || !(meanRelativeError >= 0) || !(p05 >= 0) || !(p05 <= p95) || p95 > 1e6) {
      throw new IllegalArgumentException(
          "Invalid held-out error: " + texts + ", " + meanRelativeError + ", " + p05 + ".." + p95);
    }
  }

  /** Returns the band around an estimate that holds the truth of nine texts in ten. */
  public TokenEstimator.Range range() {
    return new TokenEstimator.Range(Math.min(1, p05), Math.max(1, p95));
  }
}
