package dev.quarry.cost;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to answer the traffic, without the storage of the customized model, which all ways with
 * one share.
 *
 * @param id the way: {@code base-on-demand}, {@code custom-on-demand}, {@code custom-provisioned}
 *     or {@code replaced-on-demand}
 * @param name what to call it
 * @param cost what it costs a month
 * @param usdPerRequest what one request costs; null where it is paid by the hour, or not known
 */
public record ServingOption(String id, String name, Cost cost, @Nullable BigDecimal usdPerRequest) {

  /** Returns the cost of a month; empty where a price is missing. */
  public Optional<BigDecimal> monthly() {
    UsdRange usd = cost.usd();

    return usd == null ? Optional.empty() : Optional.of(usd.expected());
  }
}
