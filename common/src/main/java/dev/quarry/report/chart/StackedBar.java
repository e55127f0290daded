package dev.quarry.report.chart;

import dev.quarry.report.html.Html;
import java.util.List;
import java.util.Map;

/** A bar of several parts on one line, beside figures that say the same. */
public final class StackedBar {
  private static final double THINNEST = 0.004;

  private StackedBar() {}

  /**
   * Writes the bar.
   *
   * @param whole the value that fills the whole width
   * @param parts what it is made of, from left to right
   */
  public static void write(Html html, long whole, List<Map.Entry<Series, Long>> parts) {
    write(html, whole, parts, 14);
  }

  /** Writes the bar with a height in pixels. */
  public static void write(Html html, long whole, List<Map.Entry<Series, Long>> parts, int height) {
    Svg.openDecoration(html, "bar", height);
    Svg.rectangle(html, "track", 0, 0, 1, height);
    double x = 0;
    for (Map.Entry<Series, Long> part : parts) {
      if (part.getValue() > 0 && whole > 0) {
        double width = Math.max(THINNEST, (double) part.getValue() / whole);
        Svg.rectangle(html, part.getKey().css(), x, 0, Math.min(width, 1 - x), height);
        x = Math.min(1, x + width);
      }
    }
    html.close();
  }

  /** Writes the names of the colours. */
  public static void legend(Html html, List<Series> series) {
    html.open("ul", "class", "legend");
    for (Series each : series) {
      html.open("li").open("span", "class", "swatch " + each.css(), "aria-hidden", "true").close();
      html.text(each.title()).close();
    }
    html.close();
  }
}
