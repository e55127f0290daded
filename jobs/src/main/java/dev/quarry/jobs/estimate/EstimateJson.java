package dev.quarry.jobs.estimate;

import dev.quarry.cost.BreakEven;
import dev.quarry.cost.Cost;
import dev.quarry.cost.MissingFigure;
import dev.quarry.cost.ServingComparison;
import dev.quarry.cost.ServingOption;
import dev.quarry.cost.TokenRange;
import dev.quarry.cost.UsdRange;
import dev.quarry.model.PricePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An estimate as JSON. An amount that cannot be worked out is null, and {@code missing} says why.
 */
final class EstimateJson {
  private EstimateJson() {}

  /** Returns the estimate as maps and lists. */
  static Map<String, Object> of(Estimate estimate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", estimate.model().id());
    json.put("technique", estimate.row().technique().id());
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("records", estimate.size().records());
    set.put("tokens", tokens(estimate.size().tokens()));
    set.put("origin", estimate.size().origin());
    json.put("set", set);
    json.put("epochs", estimate.epochs());
    json.put("epochs-origin", estimate.epochsOrigin());
    json.put("costs", costs(estimate.training().lines()));
    json.put("once", usd(estimate.training().once().orElse(null)));
    ServingComparison serving = estimate.serving();
    if (serving != null) {
      json.put("serving", serving(estimate, serving));
    }
    json.put("warnings", estimate.warnings());

    return json;
  }

  private static Map<String, Object> tokens(TokenRange tokens) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", tokens.low());
    json.put("expected", tokens.expected());
    json.put("high", tokens.high());

    return json;
  }

  private static Map<String, Object> serving(Estimate estimate, ServingComparison serving) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Cost> months = serving.options().stream().map(ServingOption::cost).toList();
    json.put("options", costs(months));
    List<Map<String, Object>> evens = new ArrayList<>();
    for (BreakEven even : serving.breakEvens()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("hourly", even.hourly());
      one.put("per-token", even.perToken());
      one.put("requests-per-month", even.requestsPerMonth());
      one.put("tokens-per-month", even.tokensPerMonth());
      one.put("tokens-per-hour", even.tokensPerHour());
      evens.add(one);
    }
    json.put("break-evens", evens);
    serving.cheapest().ifPresent(way -> json.put("cheapest", way.id()));
    estimate
        .training()
        .once()
        .flatMap(once -> serving.paybackMonths(once.expected()))
        .ifPresent(payback -> json.put("payback-months", payback));

    return json;
  }

  private static List<Map<String, Object>> costs(List<Cost> costs) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Cost cost : costs) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", cost.id());
      json.put("per", cost.per());
      json.put("usd", usd(cost.usd()));
      json.put("formula", cost.formula());
      json.put("prices", cost.basis().stream().map(EstimateJson::price).toList());
      json.put("missing", cost.missing().stream().map(EstimateJson::missing).toList());
      list.add(json);
    }

    return list;
  }

  private static Map<String, Object> price(PricePoint point) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("price", point.price().key());
    json.put("model", point.model());
    json.put("usd", point.usd());
    json.put("as-of", point.asOf());
    json.put("origin", point.origin());

    return json;
  }

  private static Map<String, Object> missing(MissingFigure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", figure.what());
    json.put("key", figure.key());

    return json;
  }

  private static @Nullable Map<String, Object> usd(@Nullable UsdRange usd) {
    if (usd == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", usd.low());
    json.put("expected", usd.expected());
    json.put("high", usd.high());

    return json;
  }
}
