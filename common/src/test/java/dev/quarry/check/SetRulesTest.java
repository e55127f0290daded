package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarry.check.SetCounters.Feature;
import dev.quarry.model.Limits;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SetRulesTest {
  /** Claude 3 Haiku's figures: 32 to 10,000, validation 32 to 1,000, 10 GB and 1 GB. */
  private static final Target CLAUDE =
      TestTargets.with(
          TestTargets.CLAUDE,
          new Limits(
              32L, 10_000L, 40L, 10_000L, true, 32L, 1_000L, null, null, null, 10_000L, 1_000L,
              null));

  @ParameterizedTest
  @CsvSource({
    "31, 32, 0, 0, set:min-records, train, 'the number of records is 31, the least is 32'",
    "10001, 0, 0, 0, set:max-records, train, 'the number of records is 10001, the most is 10000'",
    "32, 0, 0, 0, set:min-total, '', 'the number of records is 32, the least is 40'",
    "9969, 32, 0, 0, set:max-total, '', 'the number of records is 10001, the most is 10000'",
    "100, 31, 0, 0, set:min-validation, validation,"
        + " 'the number of records is 31, the least is 32'",
    "100, 1001, 0, 0, set:max-validation, validation,"
        + " 'the number of records is 1001, the most is 1000'",
    "100, 0, 10001, 0, set:train-bytes, train, 'the number of bytes is 10001, the most is 10000'",
    "100, 32, 0, 1001, set:validation-bytes, validation,"
        + " 'the number of bytes is 1001, the most is 1000'",
  })
  void aSetOutsideTheLimitsIsRefused(
      long train,
      long validation,
      long trainBytes,
      long validationBytes,
      String rule,
      String field,
      String message) {
    assertThat(SetRules.judge(CLAUDE, of(train), of(validation), trainBytes, validationBytes))
        .filteredOn(fault -> fault.rule().equals(rule))
        .extracting(Fault::field, Fault::message, Fault::severity)
        .containsExactly(tuple(field, message, Severity.ERROR));
  }

  @ParameterizedTest
  @CsvSource({"40, 0, 0, 0", "32, 32, 10000, 1000", "9968, 32, 1, 1", "9000, 1000, 1, 1"})
  void aSetAtTheLimitsIsAccepted(
      long train, long validation, long trainBytes, long validationBytes) {
    assertThat(SetRules.judge(CLAUDE, of(train), of(validation), trainBytes, validationBytes))
        .isEmpty();
  }

  @Test
  void aModelWithoutValidationRefusesOne() {
    Limits limits =
        new Limits(8L, null, null, null, false, null, null, null, null, null, null, null, null);
    Target target = TestTargets.with(TestTargets.NOVA_2, limits);

    assertThat(SetRules.judge(target, of(8), of(0), 1, 0)).isEmpty();
    assertThat(SetRules.judge(target, of(8), of(1), 1, 1))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple("set:validation", "validation"));
  }

  @Test
  void anEmptySetIsRefusedEvenWithoutLimits() {
    assertThat(SetRules.judge(TestTargets.PAIRS, of(0), of(0), 0, 0))
        .extracting(Fault::rule, Fault::severity)
        .containsExactly(tuple("set:empty", Severity.ERROR));
    assertThat(SetRules.judge(TestTargets.PAIRS, of(1), of(0), 1, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "batch-inference, 99, set:job-min",
    "batch-inference, 100001, set:job-max",
    "evaluation-prompts, 1001, set:job-max",
    "batch-inference, 100,",
    "batch-inference, 100000,",
    "evaluation-prompts, 1000,",
  })
  void theQuotaOfOneJobIsAWarning(String format, long records, @Nullable String rule) {
    List<Fault> faults = SetRules.judge(Target.ofFormat(format), of(records), of(0), 1, 0);

    assertThat(faults).allMatch(fault -> !fault.isError());
    assertThat(faults).extracting(Fault::rule).isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  @ParameterizedTest
  @EnumSource(
      value = Feature.class,
      names = {"SYSTEM", "IMAGE", "VIDEO", "REASONING", "TOOL_USE", "TOOL_RESULT"})
  void whatSomeRecordsHaveAllShouldHaveForNova(Feature feature) {
    SetCounters mixed = of(3);
    mixed.add(bit(feature));
    SetCounters alike = new SetCounters();
    alike.add(bit(feature), 4);
    String rule = "set:mixed-" + feature.id();

    assertThat(SetRules.judge(TestTargets.NOVA, mixed, of(1), 1, 1))
        .extracting(Fault::rule, Fault::field, Fault::severity)
        .containsExactly(tuple(rule, "train", Severity.WARNING));
    assertThat(SetRules.judge(TestTargets.NOVA, of(4), mixed, 1, 1))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(rule, "validation"));
    assertThat(SetRules.judge(TestTargets.NOVA, alike, of(4), 1, 1)).isEmpty();
    assertThat(SetRules.judge(TestTargets.LLAMA, mixed, of(0), 1, 0)).isEmpty();
    assertThat(SetRules.judge(TestTargets.NOVA_DISTILLATION, mixed, of(0), 1, 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Feature.class,
      names = {"ID", "REFERENCE", "TOOLS"})
  void whatSomeRecordsHaveAllShouldHaveForRft(Feature feature) {
    SetCounters mixed = of(3);
    mixed.add(bit(feature));

    assertThat(SetRules.judge(TestTargets.NOVA_2_RFT, mixed, of(0), 1, 0))
        .extracting(Fault::rule, Fault::message)
        .hasSize(1)
        .allSatisfy(
            fault -> assertThat(fault.toList().get(0)).isEqualTo("set:mixed-" + feature.id()));
    assertThat(SetRules.judge(TestTargets.NOVA, mixed, of(0), 1, 0)).isEmpty();
  }

  @Test
  void aSetForNova2HasOneKindOfMedia() {
    SetCounters media = new SetCounters();
    media.add(bit(Feature.IMAGE), 2);
    media.add(bit(Feature.DOCUMENT), 2);

    assertThat(SetRules.judge(TestTargets.NOVA_2, media, of(0), 1, 0))
        .filteredOn(Fault::isError)
        .extracting(Fault::rule)
        .containsExactly("set:modality");
    assertThat(SetRules.judge(TestTargets.NOVA, media, of(0), 1, 0)).noneMatch(Fault::isError);
  }

  @Test
  void aRecordThatCannotBeReadMakesTheSetLargerAndNoMixture() {
    SetCounters alike = new SetCounters();
    alike.add(bit(Feature.SYSTEM), 31);
    alike.addUnread();
    SetCounters merged = new SetCounters().merge(alike);

    assertThat(SetRules.judge(TestTargets.NOVA, merged, of(0), 1, 0)).isEmpty();
    assertThat(SetRules.judge(CLAUDE, merged, of(32), 1, 1)).isEmpty();
    assertThat(merged).isEqualTo(alike).hasSameHashCodeAs(alike);
    assertThat(merged.total()).isEqualTo(32);
    assertThat(merged.known()).isEqualTo(31);
    assertThat(merged).hasToString(alike.toString()).isNotEqualTo(of(32));
  }

  @Test
  void aMixtureIsNamedWithItsNumbers() {
    SetCounters mixed = of(3);
    mixed.add(bit(Feature.SYSTEM));

    assertThat(SetRules.judge(TestTargets.NOVA, mixed, of(0), 1, 0))
        .extracting(Fault::message)
        .containsExactly("1 of 4 records have a system prompt");
  }

  @Test
  void rulesAreUniqueAndStartAlike() {
    assertThat(SetRules.rules()).extracting(Rule::id).doesNotHaveDuplicates().hasSize(22);
    assertThat(SetRules.rules()).allMatch(rule -> rule.id().startsWith("set:"));
  }

  @Test
  void theRuleBookHasEveryRuleOnce() {
    Rule line = new Rule("format:line", "A line is JSON", "AWS");
    Rule again = new Rule("format:line", "A line is an object", "AWS");

    List<Rule> book = RuleBook.rules(List.of(line, again));

    assertThat(book).first().isEqualTo(line);
    assertThat(book).hasSize(1 + Checks.rules().size() + SetRules.rules().size());
    assertThat(book).containsAll(Checks.rules()).containsAll(SetRules.rules());
  }

  private static SetCounters of(long records) {
    SetCounters counters = new SetCounters();
    counters.add(0, records);
    return counters;
  }

  private static int bit(Feature feature) {
    return SetCountersTest.bit(feature);
  }
}
