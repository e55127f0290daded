package dev.quarry.cost;

import dev.quarry.model.PricePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an estimate: an amount with the prices that it stands on, or the figures that are
 * missing to work it out. Never a guess.
 *
 * @param id what is paid for, such as {@code training}
 * @param per how often it is paid: {@code once} or {@code month}
 * @param formula how it was worked out, in words and figures
 * @param usd the amount; null where a figure is missing
 * @param basis the prices used
 * @param missing the figures that the user has to supply; empty where there is an amount
 */
public record Cost(
    String id,
    String per,
    String formula,
    @Nullable UsdRange usd,
    List<PricePoint> basis,
    List<MissingFigure> missing) {

  /** Copies the lists; asks for an amount or for what is missing, never both. */
  public Cost {
    basis = List.copyOf(basis);
    missing = List.copyOf(missing);
    if ((usd == null) == missing.isEmpty()) {
      throw new IllegalArgumentException("A cost is an amount or says what is missing: " + id);
    }
  }

  /** Returns whether there is an amount. */
  public boolean isKnown() {
    return usd != null;
  }
}
