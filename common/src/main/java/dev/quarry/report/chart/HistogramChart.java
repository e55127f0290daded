package dev.quarry.report.chart;

import dev.quarry.report.chart.Histogram.Bin;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A histogram with marks for the sizes that matter, and its figures as a table behind it. */
public final class HistogramChart {
  private static final int MARKS = 36;
  private static final int PLOT = 160;
  private static final int AXIS = 26;
  private static final int MOST_TICKS = 6;
  private static final double GAP = 0.12;

  /**
   * A size worth showing on the axis.
   *
   * @param name what it is, such as {@code half are shorter}
   * @param css the style class of its line
   */
  public record Mark(String name, double size, String css) {}

  private HistogramChart() {}

  /**
   * Writes the chart.
   *
   * @param title what is counted, for those who do not see the picture
   * @param unit what the sizes are, such as {@code tokens}
   */
  public static void write(
      Html html, Histogram histogram, List<Mark> marks, String title, String unit) {
    if (histogram.bins().isEmpty()) {
      html.element("p", "There is no record to draw.", "class", "none");
      return;
    }
    long top = ceiling(histogram.fullest());
    html.open("figure", "class", "chart");
    StackedBar.legend(html, present(histogram));
    Svg.open(html, "histogram", MARKS + PLOT + AXIS, describe(histogram, title, unit));
    grid(html, top);
    for (int i = 0; i < histogram.bins().size(); i++) {
      bar(html, histogram, i, top, unit);
    }
    ticks(html, histogram.bins());
    marks(html, histogram, marks);
    html.close();
    html.element("figcaption", "Size of a record in " + unit + " →");
    table(html, histogram, title, unit);
    html.close();
  }

  private static String describe(Histogram histogram, String title, String unit) {
    Bin fullest = histogram.bins().get(0);
    for (Bin bin : histogram.bins()) {
      fullest = bin.total() > fullest.total() ? bin : fullest;
    }

    return title
        + ". Most records, "
        + Numbers.count(fullest.total())
        + ", have "
        + range(fullest)
        + " "
        + unit
        + ".";
  }

  private static List<Series> present(Histogram histogram) {
    List<Series> series = new ArrayList<>();
    for (Bin bin : histogram.bins()) {
      addIf(series, Series.TRAIN, bin.train());
      addIf(series, Series.VALIDATION, bin.validation());
      addIf(series, Series.TEST, bin.test());
    }
    series.sort(null);

    return series;
  }

  private static void addIf(List<Series> series, Series each, long count) {
    if (count > 0 && !series.contains(each)) {
      series.add(each);
    }
  }

  private static void grid(Html html, long top) {
    Svg.line(html, "grid", 0, MARKS, 1, MARKS);
    Svg.line(html, "grid", 0, MARKS + PLOT / 2.0, 1, MARKS + PLOT / 2.0);
    Svg.text(html, "axis halo", 0, MARKS - 5, Numbers.counted(top, "record"));
    if (top % 2 == 0) {
      Svg.text(html, "axis halo", 0, MARKS + PLOT / 2.0 - 5, Numbers.count(top / 2));
    }
  }

  private static void bar(Html html, Histogram histogram, int index, long top, String unit) {
    Bin bin = histogram.bins().get(index);
    double slot = 1.0 / histogram.bins().size();
    double x = (index + GAP / 2) * slot;
    double y = MARKS + PLOT;
    html.open("g");
    html.element("title", range(bin) + " " + unit + ": " + Numbers.counted(bin.total(), "record"));
    Svg.rectangle(html, "hit", index * slot, MARKS, slot, PLOT);
    for (Series series : List.of(Series.TRAIN, Series.VALIDATION, Series.TEST)) {
      double height = (double) PLOT * of(bin, series) / top;
      if (height > 0) {
        height = Math.max(1, height);
        y -= height;
        Svg.rectangle(html, series.css(), x, y, slot * (1 - GAP), height);
      }
    }
    html.close();
  }

  private static long of(Bin bin, Series series) {
    return switch (series) {
      case TRAIN -> bin.train();
      case VALIDATION -> bin.validation();
      case TEST -> bin.test();
      case LOST, ALL -> 0;
    };
  }

  private static void ticks(Html html, List<Bin> bins) {
    Svg.line(html, "base", 0, MARKS + PLOT, 1, MARKS + PLOT);
    int step = Math.max(1, (bins.size() + MOST_TICKS - 2) / (MOST_TICKS - 1));
    for (int i = 0; i <= bins.size() - step * 0.7; i += step) {
      tick(html, (double) i / bins.size(), bins.get(i).from());
    }
    bins.get(bins.size() - 1).to().ifPresent(end -> tick(html, 1, end));
  }

  private static void tick(Html html, double x, double size) {
    Svg.line(html, "base", x, MARKS + PLOT, x, MARKS + PLOT + 5);
    Svg.text(html, "axis", x, MARKS + PLOT + 20, Numbers.measure(size));
  }

  private static void marks(Html html, Histogram histogram, List<Mark> marks) {
    int row = 0;
    for (Mark mark : marks) {
      OptionalDouble x = histogram.position(mark.size());
      if (x.isPresent()) {
        int y = 12 + row * 15;
        Svg.line(html, mark.css(), x.getAsDouble(), y + 4, x.getAsDouble(), MARKS + PLOT);
        String text = mark.name() + " " + Numbers.measure(mark.size());
        Svg.text(html, "mark-name halo", Math.max(0.13, x.getAsDouble()), y, text);
        row = 1 - row;
      }
    }
  }

  private static void table(Html html, Histogram histogram, String title, String unit) {
    html.open("details", "class", "figures").element("summary", "The figures as a table");
    Table table =
        Table.open(
            html,
            title,
            Table.number(unit),
            Table.number("Training"),
            Table.number("Validation"),
            Table.number("Test"));
    for (Bin bin : histogram.bins()) {
      table.row().text(range(bin)).count(bin.train()).count(bin.validation()).count(bin.test());
    }
    table.close();
    html.close();
  }

  private static String range(Bin bin) {
    String from = Numbers.measure(bin.from());

    return bin.to().isEmpty()
        ? from + " and more"
        : from + " to " + Numbers.measure(bin.to().getAsDouble());
  }

  /** Returns the next round number: 1, 2, 4, 5, 6, 8 or 10 times a power of ten. */
  private static long ceiling(long value) {
    long power = 1;
    while (power * 10 < value) {
      power *= 10;
    }
    for (long step : new long[] {1, 2, 4, 5, 6, 8}) {
      if (step * power >= value) {
        return step * power;
      }
    }

    return power * 10;
  }
}
