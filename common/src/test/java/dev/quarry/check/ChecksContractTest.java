package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every check of the registry keeps to. */
class ChecksContractTest {

  static List<CheckCase> cases() {
    return Stream.of(
            TurnCases.roles(),
            TurnCases.texts(),
            TextCases.encoding(),
            TextCases.words(),
            TextCases.sizes(),
            BlockCases.media(),
            BlockCases.reasoning(),
            BlockCases.candidates(),
            BlockCases.graders(),
            ToolCases.blocks(),
            ToolCases.specs())
        .flatMap(List::stream)
        .toList();
  }

  static List<CheckSpec> checks() {
    return Checks.registry();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aGoodRecordIsKept(CheckCase example) {
    assertThat(ofCheck(example, example.kept())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aBadRecordHasTheRuleAndItsSeverity(CheckCase example) {
    assertThat(ofCheck(example, example.dropped()))
        .extracting(Fault::rule, Fault::severity)
        .containsExactly(tuple(example.rule(), example.severity()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgingIsPure(CheckCase example) {
    CheckSuite suite = Checks.of(example.target(), example.config());
    CheckCase.Measured record = example.dropped();
    List<Fault> first = new ArrayList<>();
    List<Fault> second = new ArrayList<>();
    String before = record.record().toString();

    suite.judge(record.record(), record.tokens(), record.encodedBytes(), first::add);
    suite.judge(record.record(), record.tokens(), record.encodedBytes(), second::add);

    assertThat(second).isEqualTo(first).isNotEmpty();
    assertThat(record.record()).hasToString(before);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyRuleStartsWithTheIdOfItsCheckAndCitesASource(CheckSpec check) {
    assertThat(check.rules()).isNotEmpty();
    for (Rule rule : check.rules()) {
      assertThat(rule.id()).matches(check.id() + "(:[a-z0-9-]+)?");
      assertThat(rule.summary()).isNotBlank().doesNotEndWith(".");
      assertThat(rule.source()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyRuleHasARecordThatBreaksIt(CheckSpec check) {
    Set<String> broken = cases().stream().map(CheckCase::rule).collect(Collectors.toSet());

    assertThat(check.rules()).extracting(Rule::id).isSubsetOf(broken);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void aRuleThatCanBeAWarningSaysSo(CheckSpec check) {
    Set<String> warned =
        cases().stream()
            .filter(example -> example.severity() == Severity.WARNING)
            .map(CheckCase::rule)
            .collect(Collectors.toSet());

    assertThat(check.rules())
        .allSatisfy(
            rule ->
                assertThat(rule.summary().contains("warning"))
                    .as(rule.summary())
                    .isEqualTo(warned.contains(rule.id())));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyCheckCanBeTurnedOff(CheckSpec check) {
    List<CheckCase> mine = cases().stream().filter(c -> c.check().equals(check.id())).toList();

    assertThat(mine)
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThat(example.dropped().faults(example.target(), off(check.id())))
                    .noneMatch(fault -> isOf(check.id(), fault)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFaultSaysWhatAndWhatToDo(CheckCase example) {
    for (Fault fault : ofCheck(example, example.dropped())) {
      assertThat(fault.message()).isNotBlank().doesNotEndWith(".");
      assertThat(fault.fix()).matches("[A-Z].*[^.]");
    }
  }

  @Test
  void idsAreUnique() {
    assertThat(Checks.registry()).extracting(CheckSpec::id).doesNotHaveDuplicates();
    assertThat(Checks.rules()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  private static List<Fault> ofCheck(CheckCase example, CheckCase.Measured record) {
    return record.faults(example.target(), example.config()).stream()
        .filter(fault -> isOf(example.check(), fault))
        .toList();
  }

  private static boolean isOf(String check, Fault fault) {
    return fault.rule().equals(check) || fault.rule().startsWith(check + ":");
  }

  private static String off(String check) {
    return "{\"" + check + "\": \"off\"}";
  }
}
