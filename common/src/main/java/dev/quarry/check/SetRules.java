package dev.quarry.check;

import dev.quarry.check.SetCounters.Feature;
import dev.quarry.check.part.Citations;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.model.Limits;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a whole set: how many records and bytes it has, and whether its records are alike. The
 * limits of a model stand in the model catalogue. The field of a fault is {@code train}, {@code
 * validation} or, for both together, empty.
 */
public final class SetRules {
  private static final String SCRIPTS =
      Citations.of(
          Citations.QUOTA, Citations.HAIKU_SCRIPT, Citations.NOVA_SCRIPT, Citations.LLAMA_SCRIPT);
  private static final Rule EMPTY =
      new Rule("set:empty", "There is a training record", Citations.QUARRY);
  private static final Rule MIN_RECORDS =
      new Rule("set:min-records", "There are enough training records", SCRIPTS);
  private static final Rule MAX_RECORDS =
      new Rule("set:max-records", "There are not too many training records", SCRIPTS);
  private static final Rule MIN_TOTAL =
      new Rule("set:min-total", "There are enough records in both splits together", SCRIPTS);
  private static final Rule MAX_TOTAL =
      new Rule("set:max-total", "There are not too many records in both splits", SCRIPTS);
  private static final Rule VALIDATION =
      new Rule("set:validation", "The model takes a validation set", Citations.NOVA_SCRIPT);
  private static final Rule MIN_VALIDATION =
      new Rule("set:min-validation", "There are enough validation records", Citations.HAIKU_SCRIPT);
  private static final Rule MAX_VALIDATION =
      new Rule("set:max-validation", "There are not too many validation records", SCRIPTS);
  private static final Rule TRAIN_BYTES =
      new Rule("set:train-bytes", "The training file is not too large", SCRIPTS);
  private static final Rule VALIDATION_BYTES =
      new Rule("set:validation-bytes", "The validation file is not too large", SCRIPTS);
  private static final Rule JOB_MIN =
      new Rule(
          "set:job-min",
          "There are enough records for one job: 100 for batch inference (warning)",
          Citations.QUOTA);
  private static final Rule JOB_MAX =
      new Rule(
          "set:job-max",
          "There are not too many records for one job: 1,000 prompts for an evaluation, 100,000"
              + " records for batch inference (warning)",
          Citations.of(Citations.EVALUATION, Citations.QUOTA));
  private static final Rule MODALITY =
      new Rule(
          "set:modality",
          "A set for Nova 2 has one of images, videos and documents",
          Citations.of(Citations.NOVA2, Citations.FORGE));
  private static final String MIXED = "set:mixed-";

  /**
   * Quotas of one job without a model: the fewest and the most records. <a
   * href="https://docs.aws.amazon.com/general/latest/gr/bedrock.html">Batch inference</a> 100 and
   * 100,000 (adjustable), <a
   * href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-prompt-datasets-judge.html">
   * evaluation</a> 1,000.
   */
  private static final Map<String, long[]> JOBS =
      Map.of(
          "batch-inference", new long[] {100, 100_000},
          "evaluation-prompts", new long[] {0, 1_000});

  /** What the Forge script wants in all records or in none, for SFT. */
  private static final List<Feature> ALIKE_SFT =
      List.of(
          Feature.SYSTEM,
          Feature.IMAGE,
          Feature.VIDEO,
          Feature.REASONING,
          Feature.TOOL_USE,
          Feature.TOOL_RESULT);

  /** What the Forge script wants in all records or in none, for RFT. */
  private static final List<Feature> ALIKE_RFT =
      List.of(Feature.ID, Feature.REFERENCE, Feature.TOOLS);

  private SetRules() {}

  /** Returns every rule. */
  public static List<Rule> rules() {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                EMPTY,
                MIN_RECORDS,
                MAX_RECORDS,
                MIN_TOTAL,
                MAX_TOTAL,
                VALIDATION,
                MIN_VALIDATION,
                MAX_VALIDATION,
                TRAIN_BYTES,
                VALIDATION_BYTES,
                JOB_MIN,
                JOB_MAX,
                MODALITY));
    for (List<Feature> features : List.of(ALIKE_SFT, ALIKE_RFT)) {
      for (Feature feature : features) {
        String summary = "Every record for Nova has " + name(feature) + ", or none has (warning)";
        rules.add(new Rule(MIXED + feature.id(), summary, Citations.FORGE));
      }
    }

    return List.copyOf(rules);
  }

  /**
   * Returns every fault of a set.
   *
   * @param train what the training split has
   * @param validation what the validation split has; empty where there is none
   * @param trainBytes the size of the training file
   * @param validationBytes the size of the validation file
   */
  public static List<Fault> judge(
      Target target,
      SetCounters train,
      SetCounters validation,
      long trainBytes,
      long validationBytes) {
    List<Fault> faults = new ArrayList<>();
    Limits limits = target.limits();
    judgeCounts(limits, train.total(), validation.total(), faults::add);
    atMost(TRAIN_BYTES, "train", "bytes", trainBytes, limits.maxTrainBytes(), faults::add);
    atMost(
        VALIDATION_BYTES,
        "validation",
        "bytes",
        validationBytes,
        limits.maxValidationBytes(),
        faults::add);
    judgeJob(target.format(), train.total(), faults::add);
    judgeAlike(target, "train", train, faults::add);
    judgeAlike(target, "validation", validation, faults::add);

    return List.copyOf(faults);
  }

  private static void judgeCounts(
      Limits limits, long train, long validation, Consumer<Fault> faults) {
    if (train == 0 && (limits.minRecords() == null || limits.minRecords() == 0)) {
      faults.accept(
          Fault.error(
              EMPTY.id(), "train", "there is no record", "Look at why the records were dropped"));
    }
    atLeast(MIN_RECORDS, "train", train, limits.minRecords(), faults);
    atMost(MAX_RECORDS, "train", "records", train, limits.maxRecords(), faults);
    atLeast(MIN_TOTAL, "", train + validation, limits.minTotalRecords(), faults);
    atMost(MAX_TOTAL, "", "records", train + validation, limits.maxTotalRecords(), faults);
    if (validation == 0) {
      return;
    }
    if (!limits.validation()) {
      faults.accept(
          Fault.error(
              VALIDATION.id(),
              "validation",
              "the model takes no validation set",
              "Set split.validation to 0, or use the set as test"));
    }
    atLeast(MIN_VALIDATION, "validation", validation, limits.minValidationRecords(), faults);
    Long most = limits.maxValidationRecords();
    atMost(MAX_VALIDATION, "validation", "records", validation, most, faults);
  }

  private static void judgeJob(String format, long records, Consumer<Fault> faults) {
    long[] bounds = JOBS.get(format);
    if (bounds == null) {
      return;
    }
    if (records < bounds[0]) {
      faults.accept(
          Fault.warning(
              JOB_MIN.id(),
              "train",
              "the number of records is " + records + ", the least is " + bounds[0],
              "Add records, or call the model without a batch"));
    }
    if (records > bounds[1]) {
      faults.accept(
          Fault.warning(
              JOB_MAX.id(),
              "train",
              "the number of records is " + records + ", the most is " + bounds[1],
              "Spread the records over several jobs"));
    }
  }

  private static void judgeAlike(
      Target target, String split, SetCounters counters, Consumer<Fault> faults) {
    TargetTraits traits = new TargetTraits(target);
    boolean isJudged = target.technique() == Technique.SFT || traits.isRft();
    if (!traits.isNova() || !isJudged) {
      return;
    }
    for (Feature feature : traits.isRft() ? ALIKE_RFT : ALIKE_SFT) {
      long count = counters.count(feature);
      if (count > 0 && count < counters.known()) {
        faults.accept(
            Fault.warning(
                MIXED + feature.id(),
                split,
                count + " of " + counters.known() + " records have " + name(feature),
                "Give it to every record or to none: a check of AWS refuses the mixture"));
      }
    }
    if (traits.isNova2() && mediaKinds(counters) > 1) {
      faults.accept(
          Fault.error(
              MODALITY.id(),
              split,
              "the set mixes images, videos and documents",
              "Make a set for each of them"));
    }
  }

  private static int mediaKinds(SetCounters counters) {
    int kinds = 0;
    for (Feature feature : List.of(Feature.IMAGE, Feature.VIDEO, Feature.DOCUMENT)) {
      kinds += counters.count(feature) > 0 ? 1 : 0;
    }

    return kinds;
  }

  private static String name(Feature feature) {
    return switch (feature) {
      case SYSTEM -> "a system prompt";
      case TOOLS -> "tools";
      case REASONING -> "reasoning";
      case IMAGE -> "an image";
      case VIDEO -> "a video";
      case DOCUMENT -> "a document";
      case TOOL_USE -> "a tool use";
      case TOOL_RESULT -> "a tool result";
      case ID -> "an id";
      case REFERENCE -> "a reference answer";
    };
  }

  private static void atLeast(
      Rule rule, String field, long count, @Nullable Long least, Consumer<Fault> faults) {
    if (least != null && count < least) {
      faults.accept(
          Fault.error(
              rule.id(),
              field,
              "the number of records is " + count + ", the least is " + least,
              "Add records"));
    }
  }

  private static void atMost(
      Rule rule,
      String field,
      String unit,
      long count,
      @Nullable Long most,
      Consumer<Fault> faults) {
    if (most != null && count > most) {
      faults.accept(
          Fault.error(
              rule.id(),
              field,
              "the number of " + unit + " is " + count + ", the most is " + most,
              "Cap the set, or ask AWS to raise the quota where it is adjustable"));
    }
  }
}
