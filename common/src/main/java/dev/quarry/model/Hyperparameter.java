package dev.quarry.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A knob of a customization job.
 *
 * @param name the name that the API takes, such as {@code epochCount}
 * @param type what its value is
 * @param min the least value, or null where none is published
 * @param max the greatest value, or null where none is published
 * @param defaultValue what the service takes when it is left out, or null where none is published
 * @param allowed the words that a choice takes; empty for numbers
 */
public record Hyperparameter(
    String name,
    Type type,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable String defaultValue,
    List<String> allowed) {

  /** Copies the words. */
  public Hyperparameter {
    allowed = List.copyOf(allowed);
  }

  /** What a value is. */
  public enum Type {
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** One of a few words. */
    CHOICE;

    /** Returns the word that the catalogue uses, such as {@code integer}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns what values it takes, such as {@code a whole number from 1 to 5}. */
  public String rule() {
    String range =
        min == null || max == null
            ? ""
            : " from " + min.toPlainString() + " to " + max.toPlainString();
    return switch (type) {
      case INTEGER -> "a whole number" + range;
      case NUMBER -> "a number" + range;
      case CHOICE -> "one of " + String.join(", ", allowed);
    };
  }

  /** Returns why a value is refused; empty when it is fine. */
  public Optional<String> faultOf(String value) {
    return isAccepted(value)
        ? Optional.empty()
        : Optional.of("Invalid " + name + ": " + value + " (expected " + rule() + ")");
  }

  private boolean isAccepted(String value) {
    if (type == Type.CHOICE) {
      return allowed.contains(value);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value.trim());
    } catch (NumberFormatException e) {
      return false;
    }

    return (type == Type.NUMBER || number.stripTrailingZeros().scale() <= 0)
        && (min == null || number.compareTo(min) >= 0)
        && (max == null || number.compareTo(max) <= 0);
  }
}
