package dev.quarry.cost;

import dev.quarry.model.ModelSpec;
import dev.quarry.model.Price;
import dev.quarry.model.Prices;
import dev.quarry.model.Serving;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the same traffic costs by each way of serving: the base model on demand, the customized
 * model on demand or with Provisioned Throughput, and the larger model that it replaces. Storage is
 * left out.
 *
 * @param options the ways, in a fixed order
 * @param breakEvens where the way paid by the hour begins to pay
 */
public record ServingComparison(List<ServingOption> options, List<BreakEven> breakEvens) {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Copies the lists. */
  public ServingComparison {
    options = List.copyOf(options);
    breakEvens = List.copyOf(breakEvens);
  }

  /**
   * Returns the comparison for a model.
   *
   * @param prices what is known of the model's prices, with the user's own over them
   * @param replaced what is known of the prices of the teacher, or of the model that is replaced;
   *     null for none
   */
  public static ServingComparison of(
      ModelSpec model, ServingPlan plan, Prices prices, @Nullable Prices replaced) {
    List<ServingOption> perToken = new ArrayList<>();
    if (replaced != null) {
      perToken.add(replaced(plan.traffic(), replaced));
    }
    perToken.add(base(model, plan.traffic(), prices));
    if (model.serving().contains(Serving.ON_DEMAND)) {
      perToken.add(custom(model, plan.traffic(), prices));
    }
    List<ServingOption> all = new ArrayList<>(perToken);
    List<BreakEven> breakEvens = new ArrayList<>();
    if (model.serving().contains(Serving.PROVISIONED)) {
      ServingOption hourly = provisioned(model, plan, prices);
      all.add(hourly);
      perToken.forEach(way -> breakEven(hourly, way, plan).ifPresent(breakEvens::add));
    }

    return new ServingComparison(all, breakEvens);
  }

  /** Returns the way that costs least a month, of those whose prices are known. */
  public Optional<ServingOption> cheapest() {
    return options.stream()
        .filter(option -> option.monthly().isPresent())
        .min(Comparator.comparing(option -> option.monthly().orElseThrow()));
  }

  /**
   * Returns after how many months a customized model has earned its training, against the model
   * that it replaces; empty where a price is missing or it saves nothing.
   *
   * @param once what training cost
   */
  public Optional<BigDecimal> paybackMonths(BigDecimal once) {
    Optional<BigDecimal> before = find("replaced-on-demand").flatMap(ServingOption::monthly);
    Optional<BigDecimal> after =
        options.stream()
            .filter(option -> option.id().startsWith("custom-"))
            .flatMap(option -> option.monthly().stream())
            .min(Comparator.naturalOrder());
    if (before.isEmpty() || after.isEmpty() || before.get().compareTo(after.get()) <= 0) {
      return Optional.empty();
    }

    return Optional.of(once.divide(before.get().subtract(after.get()), MathContext.DECIMAL64));
  }

  /** Returns one of the ways. */
  public Optional<ServingOption> find(String id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  private static ServingOption replaced(Traffic traffic, Prices prices) {
    Ledger ledger = new Ledger();
    BigDecimal input = ledger.otherUsd(prices, Price.TEACHER_INPUT_PER_1K, Price.INPUT_PER_1K);
    BigDecimal output = ledger.otherUsd(prices, Price.TEACHER_OUTPUT_PER_1K, Price.OUTPUT_PER_1K);
    String name = prices.model() + " on demand";

    return perToken("replaced-on-demand", name, traffic, ledger, input, output);
  }

  private static ServingOption base(ModelSpec model, Traffic traffic, Prices prices) {
    Ledger ledger = new Ledger();
    BigDecimal input = ledger.usd(prices, Price.INPUT_PER_1K);
    BigDecimal output = ledger.usd(prices, Price.OUTPUT_PER_1K);
    String name = model.name() + " itself, on demand";

    return perToken("base-on-demand", name, traffic, ledger, input, output);
  }

  private static ServingOption custom(ModelSpec model, Traffic traffic, Prices prices) {
    Ledger ledger = new Ledger();
    BigDecimal input = ledger.usd(prices, Price.CUSTOM_INPUT_PER_1K);
    BigDecimal output = ledger.usd(prices, Price.CUSTOM_OUTPUT_PER_1K);
    String name = model.name() + " customized, on demand";

    return perToken("custom-on-demand", name, traffic, ledger, input, output);
  }

  private static ServingOption perToken(
      String id, String name, Traffic traffic, Ledger ledger, BigDecimal input, BigDecimal output) {
    BigDecimal request =
        input
            .multiply(BigDecimal.valueOf(traffic.inputTokens()))
            .add(output.multiply(BigDecimal.valueOf(traffic.outputTokens())))
            .divide(THOUSAND);
    String formula =
        String.format(
            Locale.ROOT,
            "%,d requests x (%,d input + %,d output tokens)",
            traffic.requestsPerMonth(),
            traffic.inputTokens(),
            traffic.outputTokens());
    Cost cost =
        ledger.toCost(
            id,
            "month",
            formula,
            () ->
                UsdRange.exactly(request.multiply(BigDecimal.valueOf(traffic.requestsPerMonth()))));

    return new ServingOption(id, name, cost, ledger.isComplete() ? request : null);
  }

  private static ServingOption provisioned(ModelSpec model, ServingPlan plan, Prices prices) {
    Ledger ledger = new Ledger();
    BigDecimal hour = ledger.usd(prices, plan.commitment().price());
    long unitHours = (long) plan.modelUnits() * plan.hoursPerMonth();
    String formula =
        (plan.modelUnits() == 1 ? "1 model unit x " : plan.modelUnits() + " model units x ")
            + plan.hoursPerMonth()
            + " hours";
    Cost cost =
        ledger.toCost(
            "custom-provisioned",
            "month",
            formula,
            () -> UsdRange.exactly(hour.multiply(BigDecimal.valueOf(unitHours))));

    return new ServingOption(
        "custom-provisioned", model.name() + " customized, provisioned", cost, null);
  }

  private static Optional<BreakEven> breakEven(
      ServingOption hourly, ServingOption perToken, ServingPlan plan) {
    Optional<BigDecimal> month = hourly.monthly();
    BigDecimal request = perToken.usdPerRequest();
    if (month.isEmpty() || request == null || request.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal requests = month.get().divide(request, 0, RoundingMode.CEILING);
    BigDecimal tokens = requests.multiply(BigDecimal.valueOf(plan.traffic().tokensPerRequest()));

    return Optional.of(
        new BreakEven(
            hourly.id(),
            perToken.id(),
            requests,
            tokens,
            tokens.divide(BigDecimal.valueOf(plan.hoursPerMonth()), 0, RoundingMode.CEILING)));
  }
}
