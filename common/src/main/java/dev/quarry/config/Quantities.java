package dev.quarry.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads counts and sizes with their units. */
public final class Quantities {
  private static final Pattern NUMBER =
      Pattern.compile("([0-9][0-9_,]*(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");

  private Quantities() {}

  /**
   * Returns the value of a count such as {@code 12000}, {@code 12_000}, {@code 20k}, {@code 5M} or
   * {@code 2B}; thousands are decimal.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static long parseCount(String text) {
    Matcher matcher = match(text);
    long unit =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "" -> 1L;
          case "k" -> 1_000L;
          case "m" -> 1_000_000L;
          case "b", "g" -> 1_000_000_000L;
          case "t" -> 1_000_000_000_000L;
          default -> throw new IllegalArgumentException("Invalid count: " + text);
        };
    return value(matcher, unit);
  }

  /**
   * Returns the bytes of a size such as {@code 512B}, {@code 64KiB}, {@code 16MB} or {@code 1GiB}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static long parseSize(String text) {
    Matcher matcher = match(text);
    long unit =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "b" -> 1L;
          case "kb" -> 1_000L;
          case "mb" -> 1_000_000L;
          case "gb" -> 1_000_000_000L;
          case "tb" -> 1_000_000_000_000L;
          case "k", "kib" -> 1L << 10;
          case "m", "mib" -> 1L << 20;
          case "g", "gib" -> 1L << 30;
          case "t", "tib" -> 1L << 40;
          default -> throw new IllegalArgumentException("Invalid size: " + text);
        };
    return value(matcher, unit);
  }

  private static Matcher match(String text) {
    Matcher matcher = NUMBER.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid quantity: " + text);
    }

    return matcher;
  }

  private static long value(Matcher matcher, long unit) {
    String digits = matcher.group(1).replace("_", "").replace(",", "");
    try {
      return new BigDecimal(digits).multiply(BigDecimal.valueOf(unit)).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("Invalid quantity: " + matcher.group(), e);
    }
  }
}
