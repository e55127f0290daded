package dev.quarry.jobs.estimate;

import dev.quarry.config.Section;
import dev.quarry.cost.Commitment;
import dev.quarry.cost.ServingPlan;
import dev.quarry.cost.Traffic;
import dev.quarry.model.Price;
import dev.quarry.model.PriceReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an estimate is asked for. {@code model}, {@code technique}, {@code catalogue} and {@code
 * prices} stand at the top of the config, as in one that makes a set; the rest stands under {@code
 * estimate}.
 *
 * @param model a catalogue id or alias
 * @param technique the technique's id; empty for the model's own
 * @param catalogue a catalogue file to lay over the built-in one; empty for none
 * @param prices the user's own prices
 * @param prepared the output folder of a finished run; empty for none
 * @param tokens the tokens of the training set; null where a prepared set says so
 * @param records the records of the training set; null where a prepared set says so
 * @param epochs how often the set is read; null for the service's default
 * @param hours how long training takes, where it is billed by time
 * @param teacher the teacher of a distillation; empty for the first in the catalogue
 * @param responseTokens tokens of one answer of the teacher
 * @param serving what the model is to answer; null for no comparison
 * @param insteadOf the model that the customized one replaces; empty for the teacher, if any
 */
record EstimateConfig(
    String model,
    String technique,
    String catalogue,
    Map<Price, BigDecimal> prices,
    String prepared,
    @Nullable Long tokens,
    @Nullable Long records,
    @Nullable Integer epochs,
    @Nullable BigDecimal hours,
    String teacher,
    @Nullable Long responseTokens,
    @Nullable ServingPlan serving,
    String insteadOf) {

  /** Reads the config; faults go to the section's problems. */
  static EstimateConfig from(Section top) {
    Section own = top.section("estimate");
    Section teacher = own.section("teacher");
    Section serving = own.section("serving");
    Section prices = top.section("prices");
    boolean served = own.has("serving");
    EstimateConfig config =
        new EstimateConfig(
            top.requiredText("model"),
            top.text("technique", ""),
            top.text("catalogue", ""),
            PriceReader.readOwn(prices),
            own.text("prepared", ""),
            own.count("tokens", 1, Long.MAX_VALUE).orElse(null),
            own.count("records", 1, Long.MAX_VALUE).orElse(null),
            own.count("epochs", 1, 1000).map(Math::toIntExact).orElse(null),
            own.has("hours") ? BigDecimal.valueOf(own.number("hours", 0, 0, 100_000)) : null,
            teacher.text("model", ""),
            teacher.count("response-tokens", 1, 1_000_000).orElse(null),
            served ? plan(serving) : null,
            serving.text("instead-of", ""));
    teacher.close();
    serving.close();
    own.close();
    if (!top.has("sources")) {
      top.close();
    }

    return config;
  }

  private static @Nullable ServingPlan plan(Section section) {
    long requests = required(section, "requests-per-day");
    long input = required(section, "input-tokens");
    long output = required(section, "output-tokens");
    long units = section.count("model-units", 1, 10_000).orElse(1L);
    long hours = section.count("hours-per-day", 1, 24).orElse(24L);
    Set<String> ids =
        new TreeSet<>(Arrays.stream(Commitment.values()).map(Commitment::id).toList());
    String id = section.choice("commitment", ids, Commitment.NONE.id());
    Commitment commitment =
        Arrays.stream(Commitment.values())
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    if (commitment != Commitment.NONE && hours != 24) {
      section.invalid("hours-per-day", hours, "24 with a commitment, which is paid all day");
      return null;
    }

    return new ServingPlan(
        new Traffic(requests, input, output),
        Math.toIntExact(units),
        Math.toIntExact(hours),
        commitment);
  }

  private static long required(Section section, String key) {
    if (!section.has(key)) {
      section.problems().add("Missing " + section.nameOf(key));
    }

    return section.count(key, 1, 1_000_000_000_000L).orElse(1L);
  }
}
