package dev.quarry.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads prices: those of the price book with their origin, and those of a config without. */
public final class PriceReader {
  private final Provenance provenance;

  PriceReader(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Returns one model's row of the price book; faults go to the section's problems. */
  Prices read(String model, Section row) {
    Map<Price, PricePoint> points = new EnumMap<>(Price.class);
    for (String key : row.keys()) {
      Price price = price(row, key);
      if (price == null || !row.has(key)) {
        continue;
      }
      PricePoint point =
          row.node(key).orElseThrow().isObject()
              ? sourced(model, price, row.section(key))
              : plain(model, price, row);
      if (point != null) {
        points.put(price, point);
      }
    }

    return new Prices(model, points);
  }

  /**
   * Returns the prices of a config's map, such as {@code prices: {train-per-1k: 0.001}}; faults go
   * to the section's problems.
   */
  public static Map<Price, BigDecimal> readOwn(Section section) {
    Map<Price, BigDecimal> own = new EnumMap<>(Price.class);
    for (String key : section.keys()) {
      Price price = price(section, key);
      BigDecimal usd = price == null ? null : usd(section, key);
      if (price != null && usd != null) {
        own.put(price, usd);
      }
    }

    return own;
  }

  private static @Nullable Price price(Section section, String key) {
    Price price = Price.find(key).orElse(null);
    if (price == null) {
      section
          .problems()
          .add("Unknown price: " + section.nameOf(key) + Nearest.hint(key, Price.keys()));
    }

    return price;
  }

  private @Nullable PricePoint sourced(String model, Price price, Section section) {
    BigDecimal usd = usd(section, "usd");
    String asOf = provenance.asOf(section);
    String origin = provenance.origin(section);
    if (!section.has("usd")) {
      section.problems().add("Missing " + section.nameOf("usd"));
    }
    section.close();

    return usd == null ? null : new PricePoint(model, price, usd, asOf, origin);
  }

  private static @Nullable PricePoint plain(String model, Price price, Section row) {
    BigDecimal usd = usd(row, price.key());

    return usd == null
        ? null
        : new PricePoint(model, price, usd, "undated", "the user's price book");
  }

  private static @Nullable BigDecimal usd(Section section, String key) {
    JsonNode value = section.node(key).orElse(null);
    BigDecimal usd = TechniqueReader.decimal(section, key);
    if (usd != null && usd.signum() < 0) {
      section.invalid(key, value == null ? "" : value, "US dollars, 0 or more");
      return null;
    }

    return usd;
  }
}
