package dev.quarry.jobs.estimate;

import dev.quarry.cost.BreakEven;
import dev.quarry.cost.Cost;
import dev.quarry.cost.ServingComparison;
import dev.quarry.cost.ServingOption;
import dev.quarry.cost.ServingPlan;
import dev.quarry.cost.TokenRange;
import dev.quarry.cost.Traffic;
import dev.quarry.cost.UsdRange;
import dev.quarry.jobs.console.Figures;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.model.PricePoint;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An estimate for people. */
final class EstimateText {
  private final Estimate estimate;
  private final List<String> lines = new ArrayList<>();

  EstimateText(Estimate estimate) {
    this.estimate = estimate;
  }

  /** Returns the lines. */
  List<String> lines() {
    head();
    training();
    ServingPlan plan = estimate.plan();
    ServingComparison serving = estimate.serving();
    if (plan != null && serving != null) {
      serving(plan, serving);
    }
    List<Cost> costs = costs();
    prices(costs);
    Set<String> missing = new LinkedHashSet<>();
    costs.forEach(cost -> cost.missing().forEach(one -> missing.add(one.sentence())));
    if (!missing.isEmpty()) {
      lines.add("");
      lines.addAll(missing);
    }
    estimate.warnings().forEach(warning -> lines.add("warning: " + warning));

    return lines;
  }

  private void head() {
    TokenRange tokens = estimate.size().tokens();
    String range =
        tokens.low() == tokens.high()
            ? ""
            : " (" + Figures.count(tokens.low()) + " to " + Figures.count(tokens.high()) + ")";
    lines.add(
        estimate.model().name()
            + ", "
            + estimate.row().technique().id()
            + " ("
            + estimate.model().id()
            + ")");
    lines.add(
        "set: "
            + Figures.count(tokens.expected())
            + " tokens"
            + range
            + (estimate.size().records() == 0
                ? ""
                : ", " + Figures.count(estimate.size().records()) + " records")
            + " ("
            + estimate.size().origin()
            + ")");
    lines.add("epochs: " + estimate.epochs() + " (" + estimate.epochsOrigin() + ")");
  }

  private void training() {
    TextTable table = new TextTable("TRAINING", ">USD", "PER", "HOW");
    for (Cost cost : estimate.training().lines()) {
      table.add(cost.id(), usd(cost.usd()), cost.per(), cost.formula());
    }
    lines.add("");
    lines.addAll(table.lines(""));
  }

  private void serving(ServingPlan plan, ServingComparison serving) {
    TextTable table = new TextTable("SERVING", ">USD A MONTH", "HOW", "WAY");
    for (ServingOption option : serving.options()) {
      table.add(option.id(), usd(option.cost().usd()), option.cost().formula(), option.name());
    }
    lines.add("");
    lines.addAll(table.lines(""));
    lines.add("");
    serving.cheapest().ifPresent(way -> lines.add("least a month: " + way.id()));
    serving.breakEvens().forEach(even -> lines.add(sentence(even, plan)));
    estimate
        .training()
        .once()
        .flatMap(once -> serving.paybackMonths(once.expected()))
        .ifPresent(
            months ->
                lines.add(
                    "training is earned back in "
                        + months.setScale(1, RoundingMode.HALF_UP).toPlainString()
                        + " months against replaced-on-demand"));
    lines.add(
        "a month is "
            + Traffic.DAYS_PER_MONTH
            + " days; storage is not in these figures; AWS does not publish what a model unit"
            + " carries");
  }

  private static String sentence(BreakEven even, ServingPlan plan) {
    return even.hourly()
        + " costs less than "
        + even.perToken()
        + " from "
        + Figures.count(even.tokensPerMonth().longValue())
        + " tokens a month ("
        + Figures.count(even.tokensPerHour().longValue())
        + " an hour, "
        + Figures.count(even.requestsPerMonth().longValue())
        + " requests a month; asked for are "
        + Figures.count(plan.traffic().requestsPerMonth())
        + ")";
  }

  private void prices(List<Cost> costs) {
    Set<PricePoint> basis = new LinkedHashSet<>();
    costs.forEach(cost -> basis.addAll(cost.basis()));
    if (basis.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("PRICE", ">USD", "AS OF", "MODEL", "ORIGIN");
    for (PricePoint point : basis) {
      table.add(
          point.price().key(),
          point.usd().toPlainString(),
          point.asOf(),
          point.model(),
          point.origin());
    }
    lines.add("");
    lines.addAll(table.lines(""));
  }

  /** Returns every line of the estimate that has a price. */
  private List<Cost> costs() {
    List<Cost> costs = new ArrayList<>(estimate.training().lines());
    ServingComparison serving = estimate.serving();
    if (serving != null) {
      serving.options().forEach(option -> costs.add(option.cost()));
    }

    return costs;
  }

  private static String usd(@Nullable UsdRange usd) {
    if (usd == null) {
      return "unknown";
    }

    return usd.isExact()
        ? Figures.usd(usd.expected())
        : Figures.usd(usd.expected())
            + " ("
            + Figures.usd(usd.low())
            + " to "
            + Figures.usd(usd.high())
            + ")";
  }
}
