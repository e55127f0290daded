package dev.quarry.model;

import java.math.BigDecimal;

/**
 * A price and where it comes from.
 *
 * @param model the model that it is the price of
 * @param price what is priced
 * @param usd US dollars per {@link Price#unit}
 * @param asOf when it was true: a day, a month, a year or {@code undated}
 * @param origin who says so
 */
public record PricePoint(String model, Price price, BigDecimal usd, String asOf, String origin) {

  /** Refuses a negative price. */
  public PricePoint {
    if (usd.signum() < 0) {
      throw new IllegalArgumentException("A price is never negative: " + usd);
    }
  }
}
