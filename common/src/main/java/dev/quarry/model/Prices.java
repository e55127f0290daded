package dev.quarry.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one model's prices. A price that no source gives is absent.
 *
 * @param model the id of the model
 * @param points the known prices
 */
public record Prices(String model, Map<Price, PricePoint> points) {

  /** Copies the prices, in the order of {@link Price}. */
  public Prices {
    Map<Price, PricePoint> copy = new EnumMap<>(Price.class);
    copy.putAll(points);
    points = Collections.unmodifiableMap(copy);
  }

  /** Returns a model's price; empty where no source gives it. */
  public Optional<PricePoint> find(Price price) {
    return Optional.ofNullable(points.get(price));
  }

  /**
   * Returns these prices with the user's own over them.
   *
   * @param own US dollars by price
   * @param origin where the user gave them, such as {@code the config's prices}
   */
  public Prices with(Map<Price, BigDecimal> own, String origin) {
    Map<Price, PricePoint> merged = new EnumMap<>(Price.class);
    merged.putAll(points);
    own.forEach(
        (price, usd) -> merged.put(price, new PricePoint(model, price, usd, "this run", origin)));

    return new Prices(model, merged);
  }
}
