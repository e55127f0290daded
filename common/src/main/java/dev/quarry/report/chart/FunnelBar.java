package dev.quarry.report.chart;

import dev.quarry.report.html.Html;
import java.util.List;
import java.util.Map;

/** One step of a funnel: as wide at the top as what came in, below as what went on. */
public final class FunnelBar {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 44;
  private static final int SLOPE = 18;

  private FunnelBar() {}

  /**
   * Writes the step; all steps of one funnel share the same widest value.
   *
   * @param before what came in
   * @param now what went on
   * @param widest the value that fills the whole width
   */
  public static void write(Html html, long before, long now, long widest) {
    open(html);
    polygon(html, "track", WIDTH / 2.0, WIDTH / 2.0, HEIGHT);
    polygon(html, Series.LOST.css(), half(before, widest), half(now, widest), SLOPE);
    polygon(html, Series.ALL.css(), half(now, widest), half(now, widest), HEIGHT);
    html.close();
  }

  /** Writes the end of the funnel: as wide as its parts together, each in its colour. */
  public static void end(Html html, List<Map.Entry<Series, Long>> parts, long widest) {
    long all = parts.stream().mapToLong(Map.Entry::getValue).sum();
    open(html);
    polygon(html, "track", WIDTH / 2.0, WIDTH / 2.0, HEIGHT);
    double x = -half(all, widest);
    for (Map.Entry<Series, Long> part : parts) {
      double width = all > 0 ? 2 * half(all, widest) * part.getValue() / all : 0;
      if (width > 0) {
        shape(html, part.getKey().css(), x, x + width, x + width, x, HEIGHT);
      }
      x += width;
    }
    html.close();
  }

  private static void open(Html html) {
    html.open(
        "svg",
        "class",
        "funnel-step",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "width",
        "100%",
        "height",
        Integer.toString(HEIGHT),
        "aria-hidden",
        "true",
        "focusable",
        "false");
  }

  private static double half(long value, long widest) {
    double share = widest > 0 ? Math.min(1, (double) value / widest) : 0;

    return value > 0 ? Math.max(2, share * WIDTH / 2) : 0;
  }

  private static void polygon(Html html, String css, double top, double bottom, int height) {
    shape(html, css, -top, top, bottom, -bottom, height);
  }

  private static void shape(
      Html html, String css, double left, double right, double toRight, double toLeft, int height) {
    String top = point(left, 0) + ' ' + point(right, 0);
    String bottom = point(toRight, height) + ' ' + point(toLeft, height);
    html.empty("polygon", "class", css, "points", top + ' ' + bottom);
  }

  private static String point(double fromMiddle, int y) {
    return Svg.pixels(WIDTH / 2.0 + fromMiddle) + ',' + y;
  }
}
