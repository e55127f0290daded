package dev.quarry.cost;

import dev.quarry.model.Price;
import dev.quarry.model.Prices;
import dev.quarry.model.Service;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to make and to keep a customized model, by AWS's formula: tokens of the set ×
 * epochs ÷ 1,000 × price, plus storage by the month. Reinforcement fine-tuning and SageMaker jobs
 * are billed by the hour; distillation adds the teacher's answers.
 *
 * @param training the job itself
 * @param teacher the teacher's answers; null where there is no teacher
 * @param storage one customized model for one month
 */
public record TrainingCost(Cost training, @Nullable Cost teacher, Cost storage) {

  /**
   * Returns the cost of a plan.
   *
   * @param row the technique
   * @param prices what is known of the model's prices, with the user's own over them
   * @param teacher what is known of the teacher's prices; null where there is no teacher
   */
  public static TrainingCost of(
      TechniqueSpec row, TrainingPlan plan, Prices prices, @Nullable Prices teacher) {
    boolean hourly = row.technique() == Technique.RFT || row.service() == Service.SAGEMAKER;
    boolean distilled = row.technique() == Technique.DISTILLATION && teacher != null;
    Ledger storage = new Ledger();
    BigDecimal monthly = storage.usd(prices, Price.STORAGE_PER_MONTH);

    return new TrainingCost(
        hourly ? byHour(plan, prices) : byToken(plan, prices, distilled),
        distilled && teacher != null ? answers(plan, teacher) : null,
        storage.toCost(
            "storage", "month", "one customized model", () -> UsdRange.exactly(monthly)));
  }

  /** Returns every line, in the order in which they are paid. */
  public List<Cost> lines() {
    List<Cost> lines = new ArrayList<>();
    if (teacher != null) {
      lines.add(teacher);
    }
    lines.add(training);
    lines.add(storage);

    return lines;
  }

  /** Returns what is paid once; empty where a figure is missing. */
  public Optional<UsdRange> once() {
    UsdRange job = training.usd();
    if (job == null || teacher == null) {
      return Optional.ofNullable(job);
    }

    return Optional.ofNullable(teacher.usd()).map(job::plus);
  }

  private static Cost byToken(TrainingPlan plan, Prices prices, boolean distilled) {
    Ledger ledger = new Ledger();
    BigDecimal usd = ledger.usd(prices, Price.TRAIN_PER_1K);
    TokenRange tokens = plan.tokens();
    if (distilled) {
      tokens = tokens.plus(answerTokens(plan, ledger));
    }
    TokenRange all = tokens;
    String formula =
        String.format(
            Locale.ROOT,
            "%,d tokens x %d %s / 1,000 x price",
            all.expected(),
            plan.epochs(),
            plan.epochs() == 1 ? "epoch" : "epochs");

    return ledger.toCost("training", "once", formula, () -> UsdRange.of(all, plan.epochs(), usd));
  }

  private static Cost byHour(TrainingPlan plan, Prices prices) {
    Ledger ledger = new Ledger();
    BigDecimal usd = ledger.usd(prices, Price.TRAIN_PER_HOUR);
    BigDecimal hours = plan.hours();
    if (hours == null) {
      ledger.lacks("training hours (the job is billed by time)", "estimate.hours");
    }
    BigDecimal time = hours == null ? BigDecimal.ZERO : hours;
    String formula = hours == null ? "hours x price" : time.toPlainString() + " hours x price";

    return ledger.toCost("training", "once", formula, () -> UsdRange.exactly(usd.multiply(time)));
  }

  private static Cost answers(TrainingPlan plan, Prices teacher) {
    Ledger ledger = new Ledger();
    BigDecimal input = ledger.otherUsd(teacher, Price.TEACHER_INPUT_PER_1K, Price.INPUT_PER_1K);
    BigDecimal output = ledger.otherUsd(teacher, Price.TEACHER_OUTPUT_PER_1K, Price.OUTPUT_PER_1K);
    TokenRange answers = TokenRange.exactly(answerTokens(plan, ledger));
    String formula =
        String.format(
            Locale.ROOT,
            "%,d prompt tokens and %,d answer tokens of %s",
            plan.tokens().expected(),
            answers.expected(),
            teacher.model());

    return ledger.toCost(
        "teacher",
        "once",
        formula,
        () -> UsdRange.of(plan.tokens(), 1, input).plus(UsdRange.of(answers, 1, output)));
  }

  private static long answerTokens(TrainingPlan plan, Ledger ledger) {
    if (plan.records() == 0) {
      ledger.lacks("records of the training set", "estimate.records");
    }
    Long each = plan.responseTokens();
    if (each == null) {
      ledger.lacks("tokens of one answer of the teacher", "estimate.teacher.response-tokens");
      return 0;
    }

    return Math.multiplyExact(plan.records(), each);
  }
}
