package dev.quarry.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Price;
import dev.quarry.model.Prices;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingComparisonTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  /** One model unit at 5.50 an hour: all day, and eight hours a day. */
  @ParameterizedTest
  @CsvSource({"24, 1, 3960", "8, 1, 1320", "24, 2, 7920"})
  void provisionedThroughputIsPaidByTheHour(int hours, int units, BigDecimal usd) {
    ServingPlan plan = new ServingPlan(new Traffic(10, 1, 1), units, hours, Commitment.NONE);

    ServingComparison comparison =
        compare("claude-3-haiku", plan, Map.of("provisioned-per-hour", "5.50"), null);

    assertThat(monthly(comparison, "custom-provisioned")).isEqualByComparingTo(usd);
  }

  /** 10,000 requests a day of 1,000 tokens in and 500 out, at 3 and 15 dollars a million. */
  @Test
  void onDemandIsPaidByTheToken() {
    ServingPlan plan = new ServingPlan(new Traffic(10_000, 1_000, 500), 1, 24, Commitment.NONE);

    ServingComparison comparison =
        compare(
            "claude-3-haiku",
            plan,
            Map.of("input-per-1k", "0.003", "output-per-1k", "0.015", "provisioned-per-hour", "5"),
            null);

    assertThat(monthly(comparison, "base-on-demand")).isEqualByComparingTo("3150");
    assertThat(comparison.cheapest().orElseThrow().id()).isEqualTo("base-on-demand");
    assertThat(comparison.options())
        .extracting(ServingOption::id)
        .containsExactly("base-on-demand", "custom-provisioned");
  }

  @Test
  void breakEvenIsTheTrafficAtWhichBothCostTheSame() {
    ServingPlan plan = new ServingPlan(new Traffic(100, 1_000, 500), 1, 24, Commitment.NONE);
    ServingComparison comparison = compare("nova-2-lite", plan, Map.of(), null);

    BreakEven even =
        comparison.breakEvens().stream()
            .filter(one -> one.perToken().equals("custom-on-demand"))
            .findFirst()
            .orElseThrow();

    assertThat(even.requestsPerMonth()).isEqualByComparingTo("28103226");
    assertThat(even.tokensPerMonth()).isEqualByComparingTo("42154839000");
    assertThat(even.tokensPerHour()).isEqualByComparingTo("58548388");
    assertThat(monthly(comparison, "custom-provisioned")).isEqualByComparingTo("43560");
    BigDecimal perRequest = comparison.find("custom-on-demand").orElseThrow().usdPerRequest();
    assertThat(perRequest).isEqualByComparingTo("0.00155");
    assertThat(even.requestsPerMonth().multiply(perRequest))
        .isGreaterThanOrEqualTo(new BigDecimal("43560"))
        .isLessThan(new BigDecimal("43560.002"));
  }

  @Test
  void aCommitmentHasItsOwnPrice() {
    Traffic traffic = new Traffic(100, 1_000, 500);

    ServingComparison month =
        compare(
            "nova-2-lite", new ServingPlan(traffic, 1, 24, Commitment.ONE_MONTH), Map.of(), null);
    ServingComparison half =
        compare(
            "nova-2-lite", new ServingPlan(traffic, 1, 24, Commitment.SIX_MONTHS), Map.of(), null);

    assertThat(monthly(month, "custom-provisioned")).isEqualByComparingTo("39600");
    assertThat(half.find("custom-provisioned").orElseThrow().cost().missing())
        .extracting(MissingFigure::key)
        .containsExactly("prices.provisioned-per-hour-six-months");
    assertThat(half.breakEvens()).isEmpty();
  }

  @Test
  void comparesADistilledModelWithTheTeacherItReplaces() {
    ServingPlan plan = new ServingPlan(new Traffic(10_000, 1_000, 500), 1, 24, Commitment.NONE);

    ServingComparison comparison =
        compare("nova-micro", plan, Map.of(), CATALOGUE.prices("amazon.nova-premier-v1:0"));

    assertThat(monthly(comparison, "replaced-on-demand")).isEqualByComparingTo("2625");
    assertThat(monthly(comparison, "custom-on-demand")).isEqualByComparingTo("31.5");
    assertThat(comparison.paybackMonths(new BigDecimal("2593.5")).orElseThrow())
        .isEqualByComparingTo("1");
    assertThat(comparison.cheapest().orElseThrow().usdPerRequest())
        .isEqualByComparingTo("0.000105");
  }

  @Test
  void thereIsNoPaybackWhereNothingIsSaved() {
    ServingPlan plan = new ServingPlan(new Traffic(10, 10, 10), 1, 24, Commitment.NONE);

    assertThat(
            compare("nova-micro", plan, Map.of(), CATALOGUE.prices("nova-micro"))
                .paybackMonths(BigDecimal.TEN))
        .isEmpty();
    assertThat(compare("nova-micro", plan, Map.of(), null).paybackMonths(BigDecimal.TEN)).isEmpty();
  }

  @Test
  void saysWhichPricesAreMissingAndComparesTheRest() {
    ServingPlan plan = new ServingPlan(new Traffic(10, 10, 10), 1, 24, Commitment.NONE);

    ServingComparison comparison = compare("nova-pro", plan, Map.of(), null);

    assertThat(comparison.find("custom-on-demand").orElseThrow().cost().missing())
        .extracting(MissingFigure::key)
        .containsExactly("prices.custom-input-per-1k", "prices.custom-output-per-1k");
    assertThat(comparison.find("custom-provisioned").orElseThrow().monthly()).isEmpty();
    assertThat(comparison.cheapest().orElseThrow().id()).isEqualTo("base-on-demand");
  }

  @Test
  void refusesPlansThatCannotBe() {
    Traffic traffic = new Traffic(10, 10, 10);

    assertThatThrownBy(() -> new ServingPlan(traffic, 1, 8, Commitment.ONE_MONTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A commitment is paid for all 24 hours of a day");
    assertThatThrownBy(() -> new ServingPlan(traffic, 0, 24, Commitment.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a plan: 0 units, 24");
    assertThatThrownBy(() -> new Traffic(0, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No traffic: 0 requests a day");
  }

  private static ServingComparison compare(
      String model,
      ServingPlan plan,
      Map<String, String> own,
      @org.jspecify.annotations.Nullable Prices replaced) {
    ModelSpec spec = CATALOGUE.byId(model);
    Map<Price, BigDecimal> prices = new EnumMap<>(Price.class);
    own.forEach((key, usd) -> prices.put(Price.find(key).orElseThrow(), new BigDecimal(usd)));

    return ServingComparison.of(spec, plan, CATALOGUE.prices(model).with(prices, "test"), replaced);
  }

  private static BigDecimal monthly(ServingComparison comparison, String id) {
    return comparison.find(id).orElseThrow().monthly().orElseThrow();
  }
}
