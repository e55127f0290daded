package dev.quarry.report.section;

import dev.quarry.report.html.Facts;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.OptionalDouble;

/** What training on the set will cost, and from when and where the prices are. */
final class CostSection implements Section {

  @Override
  public String id() {
    return "cost";
  }

  @Override
  public String title() {
    return "Cost of training";
  }

  @Override
  public String meaning() {
    return "Bedrock bills training by tokens times epochs; an epoch is one pass of the model over"
        + " the training file.";
  }

  @Override
  public String advice(Fields report) {
    return report.at("cost").text("missing").isBlank()
        ? "Compare the as-of date with the price page before you promise a figure."
        : "Give the missing price in the settings and run again.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("cost");
  }

  @Override
  public void write(Fields report, Html html) {
    Fields cost = report.at("cost");
    String currency = cost.text("currency", "USD");
    Fields training = cost.at("training");
    OptionalDouble amount = training.number("usd");
    if (amount.isPresent()) {
      html.open("p", "class", "amount");
      html.element("b", Numbers.money(amount.getAsDouble(), currency));
      html.text(" estimated" + between(training, currency)).close();
    }
    if (!cost.text("missing").isBlank()) {
      html.open("p", "class", "notice", "dir", "auto").text(cost.text("missing")).close();
    }
    html.open("dl", "class", "facts");
    if (cost.number("epochs").isPresent()) {
      Facts.text(html, "Epochs", Numbers.measure(cost.number("epochs").getAsDouble()));
    }
    storage(cost, currency, html);
    Facts.text(html, "Prices as of", cost.text("asOf"));
    Facts.text(html, "Prices from", cost.text("origin"));
    html.close();
  }

  private static void storage(Fields cost, String currency, Html html) {
    OptionalDouble storage = cost.number("storagePerMonth");
    if (storage.isPresent()) {
      String amount = Numbers.money(storage.getAsDouble(), currency);
      Facts.text(html, "Keeping the model", amount + " per month");
    }
  }

  private static String between(Fields training, String currency) {
    String band = band(training, currency);

    return band.isEmpty() ? "" : ", " + band;
  }

  /** Returns the span of an estimate in words, empty where there is none. */
  static String band(Fields training, String currency) {
    OptionalDouble low = training.number("low");
    OptionalDouble high = training.number("high");

    return low.isPresent() && high.isPresent()
        ? "between "
            + Numbers.money(low.getAsDouble(), currency)
            + " and "
            + Numbers.money(high.getAsDouble(), currency)
        : "";
  }
}
