package dev.quarry.report.section;

import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.OptionalDouble;

/** The handful of figures that a reader takes home. */
final class GlanceSection implements Section {

  @Override
  public String id() {
    return "glance";
  }

  @Override
  public String title() {
    return "At a glance";
  }

  @Override
  public String meaning() {
    return "The set in a few figures; a record is one example that the model learns from.";
  }

  @Override
  public String advice(Fields report) {
    return "Compare them with what you expected to come in and go out.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("ledger") || report.has("tokens") || report.has("cost");
  }

  @Override
  public void write(Fields report, Html html) {
    html.open("ul", "class", "tiles");
    if (report.has("ledger")) {
      ledger(Ledger.of(report), html);
    }
    duplicates(report, html);
    tokens(report, html);
    cost(report, html);
    html.close();
  }

  private static void ledger(Ledger ledger, Html html) {
    tile(html, "", Numbers.compact(ledger.read()), "records read", "");
    tile(
        html,
        "s-train",
        Numbers.compact(ledger.train()),
        "for training",
        share(ledger, ledger.train()));
    if (ledger.validation() > 0) {
      tile(
          html,
          "s-validation",
          Numbers.compact(ledger.validation()),
          "for validation",
          share(ledger, ledger.validation()));
    }
    if (ledger.test() > 0) {
      tile(
          html,
          "s-test",
          Numbers.compact(ledger.test()),
          "for the test",
          share(ledger, ledger.test()));
    }
    tile(
        html,
        "s-lost",
        Numbers.compact(ledger.rejected()),
        "rejected",
        share(ledger, ledger.rejected()));
  }

  private static String share(Ledger ledger, long records) {
    return ledger.read() == 0 ? "" : Numbers.percent(ledger.share(records)) + " of what was read";
  }

  private static void duplicates(Fields report, Html html) {
    if (report.at("duplicates").has("dropped")) {
      tile(
          html,
          "",
          Numbers.compact(report.at("duplicates").count("dropped")),
          "of them duplicates",
          "the best of each group stays");
    }
  }

  private static void tokens(Fields report, Html html) {
    Fields planning = report.at("tokens").at("planning");
    if (planning.has("total")) {
      tile(
          html,
          "",
          Numbers.compact(planning.count("total")),
          "tokens, estimated",
          TokensSection.band(planning));
    }
  }

  private static void cost(Fields report, Html html) {
    Fields training = report.at("cost").at("training");
    OptionalDouble amount = training.number("usd");
    if (amount.isPresent()) {
      String currency = report.at("cost").text("currency", "USD");
      tile(
          html,
          "",
          Numbers.money(amount.getAsDouble(), currency),
          "to train, estimated",
          CostSection.band(training, currency));
    }
  }

  private static void tile(Html html, String css, String figure, String name, String note) {
    html.open("li", "class", ("tile " + css).strip());
    html.element("span", figure, "class", "figure").text(" ");
    html.element("span", name, "class", "name");
    if (!note.isEmpty()) {
      html.text(" ").element("span", note, "class", "note");
    }
    html.close();
  }
}
