package dev.quarry.report.section;

import dev.quarry.report.chart.Histogram;
import dev.quarry.report.chart.HistogramChart;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;

/** How long the questions and the answers are, in characters. */
final class LengthsSection implements Section {

  @Override
  public String id() {
    return "lengths";
  }

  @Override
  public String title() {
    return "Length of the texts";
  }

  @Override
  public String meaning() {
    return "Characters of what the model is asked (prompt) and of what it should answer"
        + " (completion).";
  }

  @Override
  public String advice(Fields report) {
    return "A peak at the far left often means empty or cut answers; look at such records.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.at("lengths").has("prompt") || report.at("lengths").has("completion");
  }

  @Override
  public void write(Fields report, Html html) {
    html.open("div", "class", "twins");
    side(report.at("lengths").at("prompt"), "Prompt", html);
    side(report.at("lengths").at("completion"), "Completion", html);
    html.close();
  }

  private static void side(Fields lengths, String title, Html html) {
    if (!lengths.isPresent()) {
      return;
    }
    html.open("div").element("h3", title);
    HistogramChart.write(
        html,
        Histogram.of(lengths),
        TokensSection.Quantiles.marks(lengths),
        "Records by length of the " + title.toLowerCase(java.util.Locale.ROOT),
        "characters");
    TokensSection.Quantiles.write(html, lengths, title + " in characters");
    html.close();
  }
}
