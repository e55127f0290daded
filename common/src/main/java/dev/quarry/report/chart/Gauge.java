package dev.quarry.report.chart;

import dev.quarry.report.html.Html;
import java.util.OptionalDouble;

/** A bar that shows how near a value is to the least and the most that are allowed. */
public final class Gauge {
  private static final int HEIGHT = 26;
  private static final int TOP = 6;
  private static final int THICK = 14;
  private static final double THINNEST = 0.006;

  private Gauge() {}

  /**
   * Writes the gauge.
   *
   * @param css the style class of the filled part: {@code good}, {@code near} or {@code bad}
   */
  public static void write(
      Html html, double actual, OptionalDouble least, OptionalDouble most, String css) {
    double whole = Math.max(actual, most.orElse(least.orElse(actual)));
    Svg.openDecoration(html, "gauge", HEIGHT);
    Svg.rectangle(html, "track", 0, TOP, 1, THICK);
    if (actual > 0 && whole > 0) {
      Svg.rectangle(html, css, 0, TOP, Math.max(THINNEST, actual / whole), THICK);
    }
    tick(html, least, whole);
    tick(html, most, whole);
    html.close();
  }

  private static void tick(Html html, OptionalDouble at, double whole) {
    if (at.isPresent() && at.getAsDouble() > 0 && whole > 0) {
      double x = Math.min(0.998, Math.max(0.002, at.getAsDouble() / whole));
      Svg.line(html, "tick", x, 0, x, HEIGHT);
    }
  }
}
