package dev.quarry.report.chart;

import dev.quarry.report.html.Html;

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
    polygon(html, Series.LOST.css(), half(before, widest), half(now, widest), SLOPE);
    polygon(html, Series.ALL.css(), half(now, widest), half(now, widest), HEIGHT);
    html.close();
  }

  private static double half(long value, long widest) {
    double share = widest > 0 ? Math.min(1, (double) value / widest) : 0;

    return value > 0 ? Math.max(2, share * WIDTH / 2) : 0;
  }

  private static void polygon(Html html, String css, double top, double bottom, int height) {
    String points =
        point(-top, 0)
            + ' '
            + point(top, 0)
            + ' '
            + point(bottom, height)
            + ' '
            + point(-bottom, height);
    html.empty("polygon", "class", css, "points", points);
  }

  private static String point(double fromMiddle, int y) {
    return Svg.pixels(WIDTH / 2.0 + fromMiddle) + ',' + y;
  }
}
