package dev.quarry.cost;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.model.Catalogue;
import dev.quarry.model.Price;
import dev.quarry.model.Prices;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingCostTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  /** The worked figures of AWS's formula, of two public accounts and of two tutorials. */
  @ParameterizedTest
  @CsvSource({
    "1000, 500, 3, 0.03, 45",
    "500, 800, 1, 0.004, 1.6",
    "500, 800, 3, 0.004, 4.8",
    "2000, 800, 5, 0.001, 8",
    "1, 26660, 2, 0.0033, 0.175956",
  })
  void isTokensTimesEpochsTimesPrice(
      long records, long each, int epochs, String price, BigDecimal usd) {
    TrainingPlan plan = TrainingPlan.of(TokenRange.exactly(records * each), records, epochs);
    Prices prices = prices("nova-pro", Price.TRAIN_PER_1K, price);

    UsdRange cost = usd(TrainingCost.of(row("nova-pro", "sft"), plan, prices, null).training());

    assertThat(cost.expected()).isEqualByComparingTo(usd);
    assertThat(cost.isExact()).isTrue();
  }

  @Test
  void keepsTheRangeOfTheTokensAndNamesThePriceUsed() {
    TrainingPlan plan = TrainingPlan.of(new TokenRange(900_000, 1_000_000, 1_300_000), 5_000, 2);

    TrainingCost cost =
        TrainingCost.of(row("nova-2-lite", "sft"), plan, CATALOGUE.prices("nova-2-lite"), null);

    UsdRange usd = usd(cost.training());
    assertThat(usd.low()).isEqualByComparingTo("6.804");
    assertThat(usd.expected()).isEqualByComparingTo("7.56");
    assertThat(usd.high()).isEqualByComparingTo("9.828");
    assertThat(cost.training().formula()).isEqualTo("1,000,000 tokens x 2 epochs / 1,000 x price");
    assertThat(cost.training().basis())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.asOf()).isEqualTo("2026-08-02");
              assertThat(point.price()).isEqualTo(Price.TRAIN_PER_1K);
            });
    assertThat(cost.storage().usd()).isEqualTo(UsdRange.exactly(new BigDecimal("1.95")));
    assertThat(cost.storage().per()).isEqualTo("month");
    assertThat(cost.teacher()).isNull();
    assertThat(cost.lines()).extracting(Cost::id).containsExactly("training", "storage");
  }

  @Test
  void saysWhichPriceIsMissingAndWhichKeySuppliesIt() {
    TrainingPlan plan = TrainingPlan.of(TokenRange.exactly(1_000), 10, 2);

    TrainingCost cost =
        TrainingCost.of(
            row("claude-3-haiku", "sft"), plan, CATALOGUE.prices("claude-3-haiku"), null);

    assertThat(cost.training().isKnown()).isFalse();
    assertThat(cost.training().missing())
        .extracting(MissingFigure::sentence)
        .containsExactly(
            "Missing price train-per-1k of anthropic.claude-3-haiku-20240307-v1:0:200k"
                + " (USD per 1,000 training tokens): set prices.train-per-1k");
    assertThat(cost.storage().missing())
        .extracting(MissingFigure::key)
        .containsExactly("prices.storage-per-month");
    assertThat(cost.once()).isEmpty();
  }

  @Test
  void reinforcementFineTuningIsBilledByTheHour() {
    TrainingPlan plan =
        new TrainingPlan(TokenRange.exactly(1_000), 10, 1, new BigDecimal("2.5"), null);
    Prices prices = prices("nova-2-lite", Price.TRAIN_PER_HOUR, "40");

    Cost cost = TrainingCost.of(row("nova-2-lite", "rft"), plan, prices, null).training();

    assertThat(usd(cost).expected()).isEqualByComparingTo("100");
    assertThat(cost.formula()).isEqualTo("2.5 hours x price");
  }

  @Test
  void asksForTheHoursWhereTrainingIsBilledByTime() {
    TrainingPlan plan = TrainingPlan.of(TokenRange.exactly(1_000), 10, 1);

    for (String technique : new String[] {"rft", "cpt"}) {
      Cost cost =
          TrainingCost.of(
                  row("nova-2-lite", technique), plan, CATALOGUE.prices("nova-2-lite"), null)
              .training();

      assertThat(cost.missing())
          .extracting(MissingFigure::key)
          .containsExactly("prices.train-per-hour", "estimate.hours");
    }
  }

  @Test
  void distillationAddsTheTeachersAnswersToBothSides() {
    TrainingPlan plan = new TrainingPlan(TokenRange.exactly(100_000), 1_000, 2, null, 300L);
    Prices student = prices("nova-lite", Price.TRAIN_PER_1K, "0.002");
    Prices teacher = CATALOGUE.prices("amazon.nova-pro-v1:0");

    TrainingCost cost = TrainingCost.of(row("nova-lite", "distillation"), plan, student, teacher);

    assertThat(usd(cost.teacher()).expected()).isEqualByComparingTo("1.04");
    assertThat(usd(cost.training()).expected()).isEqualByComparingTo("1.6");
    assertThat(cost.once().orElseThrow().expected()).isEqualByComparingTo("2.64");
    assertThat(cost.lines()).extracting(Cost::id).containsExactly("teacher", "training", "storage");
  }

  @Test
  void distillationAsksForTheLengthOfAnAnswerAndTheTeachersPrice() {
    TrainingPlan plan = TrainingPlan.of(TokenRange.exactly(100_000), 0, 2);
    Prices teacher = new Prices("some.teacher", Map.of());

    TrainingCost cost =
        TrainingCost.of(
            row("nova-micro", "distillation"), plan, CATALOGUE.prices("nova-micro"), teacher);

    assertThat(requireNonNull(cost.teacher()).missing())
        .extracting(MissingFigure::key)
        .containsExactly(
            "prices.teacher-input-per-1k",
            "prices.teacher-output-per-1k",
            "estimate.records",
            "estimate.teacher.response-tokens");
    assertThat(cost.training().missing())
        .extracting(MissingFigure::key)
        .containsExactly("estimate.records", "estimate.teacher.response-tokens");
  }

  @Test
  void theUsersOwnPriceOfTheTeacherGoesFirst() {
    TrainingPlan plan = new TrainingPlan(TokenRange.exactly(1_000), 10, 1, null, 100L);
    Prices teacher =
        CATALOGUE
            .prices("amazon.nova-pro-v1:0")
            .with(Map.of(Price.TEACHER_INPUT_PER_1K, BigDecimal.ONE), "test");

    Cost cost =
        TrainingCost.of(
                row("nova-lite", "distillation"), plan, CATALOGUE.prices("nova-lite"), teacher)
            .teacher();

    assertThat(usd(cost).expected()).isEqualByComparingTo("1.0032");
  }

  @Property(tries = 200)
  void costGrowsWithTokensAndIsAdditiveInEpochs(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long tokens,
      @ForAll @IntRange(min = 1, max = 20) int epochs) {
    BigDecimal price = new BigDecimal("0.00378");
    UsdRange all = UsdRange.of(TokenRange.exactly(tokens), epochs, price);
    UsdRange one = UsdRange.of(TokenRange.exactly(tokens), 1, price);
    UsdRange more = UsdRange.of(TokenRange.exactly(tokens + 1), epochs, price);

    assertThat(all.expected())
        .isEqualByComparingTo(one.expected().multiply(BigDecimal.valueOf(epochs)));
    assertThat(more.expected()).isGreaterThan(all.expected());
  }

  @Test
  void refusesARangeThatIsNotOne() {
    assertThatThrownBy(() -> new TokenRange(5, 4, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a range of tokens: 5, 4, 6");
    assertThatThrownBy(
            () -> new Cost("x", "once", "", null, java.util.List.of(), java.util.List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A cost is an amount or says what is missing: x");
  }

  private static UsdRange usd(@Nullable Cost cost) {
    return requireNonNull(requireNonNull(cost).usd());
  }

  private static TechniqueSpec row(String model, String technique) {
    return CATALOGUE.byId(model).technique(Technique.byId(technique));
  }

  private static Prices prices(String model, Price price, String usd) {
    return CATALOGUE.prices(model).with(Map.of(price, new BigDecimal(usd)), "test");
  }
}
