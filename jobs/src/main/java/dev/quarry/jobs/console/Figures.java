package dev.quarry.jobs.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How figures are written for people. */
public final class Figures {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Figures() {}

  /** Returns a whole number with its thousands apart, such as {@code 20,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns an amount of US dollars: two decimals, more for less than a cent. */
  public static String usd(BigDecimal amount) {
    if (amount.signum() != 0 && amount.compareTo(CENT) < 0) {
      return amount.round(new java.math.MathContext(2)).toPlainString();
    }

    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }
}
