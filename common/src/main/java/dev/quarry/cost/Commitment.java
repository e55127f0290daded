package dev.quarry.cost;

import dev.quarry.model.Price;
import java.util.Locale;

/** How long Provisioned Throughput is bought for. */
public enum Commitment {
  /** By the hour; can be deleted at any time. */
  NONE(Price.PROVISIONED_PER_HOUR),
  /** One month, paid for every hour of it. */
  ONE_MONTH(Price.PROVISIONED_PER_HOUR_ONE_MONTH),
  /** Six months, paid for every hour of them. */
  SIX_MONTHS(Price.PROVISIONED_PER_HOUR_SIX_MONTHS);

  private final Price price;

  Commitment(Price price) {
    this.price = price;
  }

  /** Returns the word that configs use, such as {@code one-month}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the price of an hour. */
  public Price price() {
    return price;
  }
}
