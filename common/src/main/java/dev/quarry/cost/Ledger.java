package dev.quarry.cost;

import dev.quarry.model.Price;
import dev.quarry.model.PricePoint;
import dev.quarry.model.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the prices that one line stands on, and the figures that it lacks. */
final class Ledger {
  private final List<PricePoint> basis = new ArrayList<>();
  private final List<MissingFigure> missing = new ArrayList<>();

  /** Returns a price; zero, and a missing figure, where there is none. */
  BigDecimal usd(Prices prices, Price price) {
    return usd(prices, price, prices.find(price));
  }

  /** Returns what another model costs on demand: the user's own figure, else the price book's. */
  BigDecimal otherUsd(Prices other, Price own, Price book) {
    return usd(other, own, other.find(own).or(() -> other.find(book)));
  }

  private BigDecimal usd(Prices prices, Price price, Optional<PricePoint> point) {
    if (point.isEmpty()) {
      missing.add(
          new MissingFigure(
              "price " + price.key() + " of " + prices.model() + " (" + price.unit() + ")",
              "prices." + price.key()));
      return BigDecimal.ZERO;
    }
    basis.add(point.get());

    return point.get().usd();
  }

  /** Notes a figure that the user has to supply. */
  void lacks(String what, String key) {
    missing.add(new MissingFigure(what, key));
  }

  /** Returns whether every figure is there. */
  boolean isComplete() {
    return missing.isEmpty();
  }

  /** Returns the line; the amount is worked out only where every figure is there. */
  Cost toCost(String id, String per, String formula, Supplier<UsdRange> amount) {
    return new Cost(id, per, formula, isComplete() ? amount.get() : null, basis, missing);
  }
}
