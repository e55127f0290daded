package dev.quarry.report.chart;

import dev.quarry.report.html.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The shapes of a chart. Across, positions are percentages of the width; down, pixels. */
final class Svg {
  private Svg() {}

  /** Opens a picture as wide as its place, with a name for those who do not see it. */
  static void open(Html html, String css, int height, String label) {
    html.open(
        "svg",
        "class",
        css,
        "width",
        "100%",
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-label",
        label);
  }

  /** Opens a picture that repeats what the text beside it says. */
  static void openDecoration(Html html, String css, int height) {
    html.open(
        "svg",
        "class",
        css,
        "width",
        "100%",
        "height",
        Integer.toString(height),
        "aria-hidden",
        "true",
        "focusable",
        "false");
  }

  /** Writes a rectangle; {@code x} and {@code width} are shares of the width. */
  static void rectangle(Html html, String css, double x, double y, double width, double height) {
    html.empty(
        "rect",
        "class",
        css,
        "x",
        percent(x),
        "y",
        pixels(y),
        "width",
        percent(width),
        "height",
        pixels(height));
  }

  /** Writes a line between two shares of the width. */
  static void line(Html html, String css, double x1, double y1, double x2, double y2) {
    html.empty(
        "line",
        "class",
        css,
        "x1",
        percent(x1),
        "y1",
        pixels(y1),
        "x2",
        percent(x2),
        "y2",
        pixels(y2));
  }

  /** Writes a text that ends inside the picture wherever it stands. */
  static void text(Html html, String css, double x, double y, String text) {
    String anchor = x < 0.12 ? "start" : x > 0.8 ? "end" : "middle";
    html.element(
        "text", text, "class", css, "x", percent(x), "y", pixels(y), "text-anchor", anchor);
  }

  /** Returns a share of 1 as an SVG percentage. */
  static String percent(double share) {
    double inside = Double.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;

    return pixels(inside * 100) + "%";
  }

  /** Returns a length with at most two digits after the point. */
  static String pixels(double length) {
    BigDecimal rounded = BigDecimal.valueOf(length).setScale(2, RoundingMode.HALF_UP);

    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
