package dev.quarry.cost;

import java.math.BigDecimal;

/**
 * An amount of US dollars that follows from an estimate.
 *
 * @param low the least that it may be
 * @param expected the figure to plan with
 * @param high the most that it may be
 */
public record UsdRange(BigDecimal low, BigDecimal expected, BigDecimal high) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Returns an amount that is known exactly. */
  public static UsdRange exactly(BigDecimal usd) {
    return new UsdRange(usd, usd, usd);
  }

  /** Returns what tokens cost at a price per 1,000, read so many times. */
  public static UsdRange of(TokenRange tokens, long times, BigDecimal perThousand) {
    return new UsdRange(
        of(tokens.low(), times, perThousand),
        of(tokens.expected(), times, perThousand),
        of(tokens.high(), times, perThousand));
  }

  /** Returns the sum of both, end by end. */
  public UsdRange plus(UsdRange other) {
    return new UsdRange(low.add(other.low), expected.add(other.expected), high.add(other.high));
  }

  /** Returns whether it is one figure. */
  public boolean isExact() {
    return low.compareTo(high) == 0;
  }

  private static BigDecimal of(long tokens, long times, BigDecimal perThousand) {
    return BigDecimal.valueOf(tokens)
        .multiply(BigDecimal.valueOf(times))
        .multiply(perThousand)
        .divide(THOUSAND);
  }
}
