package dev.quarry.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as a person reads them: thin separators, few digits, the same in every locale. */
public final class Numbers {
  /** A thin space that never breaks a line. */
  private static final char THIN = '\u202F';

  private static final char SPACE = '\u00A0';
  private static final int PERCENT_DIGITS = 1;

  /** Nearer to nothing than this, digits say less than the word. */
  private static final double TINY = 1e-6;

  private Numbers() {}

  /** Returns a whole number in groups of three. */
  public static String count(long number) {
    return grouped(Long.toString(number));
  }

  /** Returns a whole number in words from ten millions up, such as {@code 2.1 billion}. */
  public static String compact(long number) {
    if (number >= 1_000_000_000_000L) {
      return decimal(number / 1e12, 1) + " trillion";
    }
    if (number >= 1_000_000_000L) {
      return decimal(number / 1e9, 1) + " billion";
    }

    return number >= 10_000_000L ? decimal(number / 1e6, 1) + " million" : count(number);
  }

  /** Returns a number with at most so many digits after the point. */
  public static String decimal(double number, int digits) {
    if (!Double.isFinite(number)) {
      return "–";
    }
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);

    return plain(rounded);
  }

  /** Returns a measure: whole numbers as they are, small ones with three significant digits. */
  public static String measure(double number) {
    if (!Double.isFinite(number)) {
      return "–";
    }
    if (number != 0 && Math.abs(number) < TINY) {
      return "≈" + SPACE + "0";
    }
    BigDecimal value = BigDecimal.valueOf(number);

    return value.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
        ? plain(value.setScale(1, RoundingMode.HALF_UP))
        : plain(value.round(new MathContext(4)));
  }

  /** Returns a share of 1 as a percentage; something is never shown as nothing, nor as all. */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    if (share > 0 && share < 0.0005) {
      return "<" + SPACE + "0.1" + SPACE + "%";
    }
    if (share < 1 && share >= 0.9995) {
      return ">" + SPACE + "99.9" + SPACE + "%";
    }

    return decimal(share * 100, PERCENT_DIGITS) + SPACE + "%";
  }

  /** Returns bytes in the largest unit that leaves a whole part, by powers of 1000. */
  public static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }

    return decimal(value, unit == 0 ? 0 : 1) + SPACE + (bytes == 1 ? "byte" : units[unit]);
  }

  /** Returns an amount of money: cents, or two significant digits below one whole. */
  public static String money(double amount, String currency) {
    boolean tiny = Math.abs(amount) >= TINY && Math.abs(amount) < 1;
    BigDecimal value = BigDecimal.valueOf(Double.isFinite(amount) ? amount : 0);
    String figure =
        tiny
            ? plain(value.round(new MathContext(2)))
            : groupedDecimal(value.setScale(2, RoundingMode.HALF_UP).toPlainString());

    return figure + SPACE + currency;
  }

  /** Returns a count with its noun, in the singular for one. */
  public static String counted(long number, String noun) {
    return count(number) + SPACE + noun + (number == 1 ? "" : "s");
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();

    return groupedDecimal(stripped.toPlainString());
  }

  private static String groupedDecimal(String digits) {
    int point = digits.indexOf('.');

    return point < 0
        ? grouped(digits)
        : grouped(digits.substring(0, point)) + digits.substring(point);
  }

  private static String grouped(String digits) {
    int sign = digits.startsWith("-") ? 1 : 0;
    StringBuilder out = new StringBuilder(digits.length() + digits.length() / 3);
    out.append(sign == 1 ? "−" : "");
    for (int i = sign; i < digits.length(); i++) {
      if (i > sign && (digits.length() - i) % 3 == 0) {
        out.append(THIN);
      }
      out.append(digits.charAt(i));
    }

    return out.toString();
  }
}
