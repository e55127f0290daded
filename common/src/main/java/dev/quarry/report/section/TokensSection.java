package dev.quarry.report.section;

import dev.quarry.report.chart.Histogram;
import dev.quarry.report.chart.HistogramChart;
import dev.quarry.report.html.Facts;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/** How long the records are in the unit that the model reads and bills. */
final class TokensSection implements Section {

  @Override
  public String id() {
    return "tokens";
  }

  @Override
  public String title() {
    return "Tokens per record";
  }

  @Override
  public String meaning() {
    return "A token is a piece of a word, the unit a model reads and bills; the figures are"
        + " estimates made without the model.";
  }

  @Override
  public String advice(Fields report) {
    Fields tokens = report.at("tokens");
    long limit = tokens.count("perRecordLimit");
    if (limit > 0 && tokens.count("maxSeen") > limit) {
      return "Shorten or split the records that are over the limit.";
    }

    return "Look at the long tail on the right: few long records can cost as much as many short"
        + " ones.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("tokens");
  }

  @Override
  public void write(Fields report, Html html) {
    Fields tokens = report.at("tokens");
    total(tokens, html);
    if (tokens.has("histogram")) {
      HistogramChart.write(
          html, Histogram.of(tokens), Quantiles.marks(tokens), "Records by tokens", "tokens");
    }
    limit(tokens, html);
    Quantiles.write(html, tokens, "Tokens of a record");
    html.open("dl", "class", "facts");
    Facts.code(html, "Estimated for planning by", tokens.text("estimator"));
    Facts.code(html, "Estimated for the limit by", tokens.text("limitEstimator"));
    html.close();
  }

  private static void total(Fields tokens, Html html) {
    Fields planning = tokens.at("planning");
    if (planning.has("total")) {
      html.open("p", "class", "lead").text("About ");
      html.element("b", Numbers.count(planning.count("total")) + "\u00A0tokens").text(" in all");
      String band = band(planning);
      html.text(band.isEmpty() ? "." : ", " + band + ".").close();
    }
  }

  private static void limit(Fields tokens, Html html) {
    OptionalDouble limit = tokens.number("perRecordLimit");
    if (limit.isEmpty() && tokens.count("maxSeen") == 0) {
      return;
    }
    String seen =
        "Counted cautiously, the longest record has about "
            + Numbers.counted(tokens.count("maxSeen"), "token");
    String rest =
        limit.isPresent() && limit.getAsDouble() > 0
            ? "; the model takes "
                + Numbers.measure(limit.getAsDouble())
                + ", so that "
                + Numbers.percent(tokens.count("maxSeen") / limit.getAsDouble())
                + " of the limit is used."
            : "; no limit per record is published.";
    html.element("p", seen + rest, "class", "lead");
  }

  /** Returns the span of an estimate in words, empty where there is none. */
  static String band(Fields planning) {
    return planning.has("low") && planning.has("high")
        ? "between "
            + Numbers.compact(planning.count("low"))
            + " and "
            + Numbers.compact(planning.count("high"))
        : "";
  }

  /** The marks and figures that both kinds of histogram share. */
  static final class Quantiles {
    private static final List<String> KEYS =
        List.of("min", "p05", "p25", "p50", "p75", "p95", "p99", "max");
    private static final List<String> NAMES =
        List.of(
            "Shortest",
            "5 % below",
            "25 % below",
            "Half below",
            "75 % below",
            "95 % below",
            "99 % below",
            "Longest");

    private Quantiles() {}

    static List<HistogramChart.Mark> marks(Fields parent) {
      Fields quantiles = parent.at("quantiles");
      OptionalDouble half = quantiles.number("p50");
      OptionalDouble most = quantiles.number("p95");
      if (half.isEmpty() || most.isEmpty()) {
        return List.of();
      }

      return List.of(
          new HistogramChart.Mark("half below", half.getAsDouble(), "mark-line"),
          new HistogramChart.Mark("95 % below", most.getAsDouble(), "mark-line"));
    }

    static void write(Html html, Fields parent, String caption) {
      Fields quantiles = parent.at("quantiles");
      if (quantiles.members().isEmpty()) {
        return;
      }
      html.open("dl", "class", "quantiles", "aria-label", caption);
      for (int i = 0; i < KEYS.size(); i++) {
        OptionalDouble value = quantiles.number(KEYS.get(i));
        if (value.isPresent()) {
          html.open("div").element("dt", NAMES.get(i));
          html.element("dd", Numbers.measure(value.getAsDouble())).close();
        }
      }
      html.close();
    }
  }
}
