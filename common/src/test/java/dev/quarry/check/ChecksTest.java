package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarry.check.CheckSpec.Level;
import dev.quarry.config.Problems;
import dev.quarry.error.UserException;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  /** A warning of reserved-words, an error of blank-turn. */
  private static final TrainingRecord ODD = TestRecords.chat("u: ", "a:Bot: x");

  @Test
  void defaultLevelsAreThoseOfAws() {
    assertThat(Checks.registry())
        .extracting(CheckSpec::id, CheckSpec::level)
        .containsExactly(
            tuple("roles", Level.DEFAULT),
            tuple("empty-turn", Level.DEFAULT),
            tuple("blank-turn", Level.DEFAULT),
            tuple("length", Level.DEFAULT),
            tuple("encoding", Level.DEFAULT),
            tuple("reserved-words", Level.DEFAULT),
            tuple("identical-answer", Level.DEFAULT),
            tuple("tokens", Level.DEFAULT),
            tuple("line-bytes", Level.DEFAULT),
            tuple("media", Level.DEFAULT),
            tuple("reasoning", Level.DEFAULT),
            tuple("tools", Level.DEFAULT),
            tuple("preference", Level.DEFAULT),
            tuple("rft", Level.DEFAULT));
  }

  @Test
  void onlyChecksThatCanApplyRun() {
    assertThat(Checks.of(TestTargets.CPT, null).ids())
        .containsExactly("empty-turn", "blank-turn", "encoding");
    assertThat(Checks.of(TestTargets.EVALUATION, null).ids())
        .containsExactly(
            "roles", "empty-turn", "blank-turn", "encoding", "identical-answer", "line-bytes");
    assertThat(Checks.of(TestTargets.NOVA_DPO, null).ids()).contains("preference");
    assertThat(Checks.of(TestTargets.NOVA_2_RFT, null).ids()).contains("rft");
    assertThat(Checks.of(TestTargets.CLAUDE, null).ids())
        .contains("reserved-words")
        .doesNotContain("preference", "rft", "length", "tokens", "line-bytes");
    assertThat(Checks.of(TestTargets.PAIRS, null).ids()).doesNotContain("reserved-words");
  }

  @Test
  void nothingIsAskedOfTokensAndBytesThatAreNotKnown() {
    Target limited = TestTargets.limited(TestTargets.CLAUDE, 1, null, null, 1L);

    assertThat(Checks.of(limited, null).ids()).contains("tokens", "line-bytes");
    assertThat(faults(limited, null, TestRecords.chat("u:Hi", "a:Ho"))).isEmpty();
  }

  @Test
  void errorsDropAndWarningsAreReportedByDefault() {
    assertThat(faults(TestTargets.NOVA, null, ODD))
        .extracting(Fault::rule, Fault::severity)
        .containsExactly(
            tuple("blank-turn:prompt", Severity.ERROR),
            tuple("reserved-words:nova-forge", Severity.ERROR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"blank-turn\": \"warn\", \"reserved-words\": \"warn\"}",
        "{\"blank-turn\": {\"level\": \"warn\"}, \"reserved-words\": {\"level\": \"warn\"}}",
        "[{\"blank-turn\": \"warn\"}, \"length\", {\"reserved-words\": \"warn\"}]",
        "[{\"blank-turn\": \"warn\", \"reserved-words\": {\"level\": \"warn\"}}]"
      })
  void everyFormOfTheConfigSetsLevels(String checks) {
    assertThat(faults(TestTargets.NOVA, checks, ODD))
        .extracting(Fault::rule, Fault::severity)
        .containsExactly(
            tuple("blank-turn:prompt", Severity.WARNING),
            tuple("reserved-words:nova-forge", Severity.WARNING));
  }

  @ParameterizedTest
  @CsvSource({
    "off, 0",
    "false, 0",
    "true, 1",
    "on, 1",
    "default, 1",
    "reject, 1",
    "warn, 1",
  })
  void aLevelMayBeAWordOrWhatYamlMadeOfIt(String level, int expected) {
    String word = level.equals("false") || level.equals("true") ? level : "\"" + level + "\"";
    String checks = "{\"blank-turn\": " + word + ", \"reserved-words\": \"off\"}";

    assertThat(faults(TestTargets.NOVA, checks, ODD)).hasSize(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "[]", "[\"length\"]", "{\"length\": null}"})
  void withoutSettingsEveryCheckKeepsItsDefault(String checks) {
    assertThat(Checks.of(TestTargets.NOVA, checks).ids())
        .isEqualTo(Checks.of(TestTargets.NOVA, null).ids());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{blank-trn: 'off'} | Unknown check: checks.blank-trn (did you mean blank-turn?)",
        "['lenght'] | Unknown check: checks.lenght (did you mean length?)",
        "{roles: 'rejct'} | Invalid checks.roles.level: rejct (did you mean reject?)",
        "{roles: {levl: 'warn'}} | Unknown key: checks.roles.levl (did you mean level?)",
        "{length: {min-prompt-char: 1}}"
            + " | Unknown key: checks.length.min-prompt-char (did you mean min-prompt-chars?)",
        "{length: {min-prompt-chars: -1}} | Invalid checks.length.min-prompt-chars: -1"
            + " (expected a whole number from 0 to 2147483647)",
        "{length: {min-prompt-chars: 5, max-prompt-chars: 4}}"
            + " | Invalid checks.length.max-prompt-chars: 4 (expected at least"
            + " min-prompt-chars, 5)",
        "{rft: {depth: 1}} | Unknown key: checks.rft.depth (known: level)",
        "'length' | Invalid checks: \"length\" (expected a map or a list of checks)",
        "[3] | Invalid checks: 3 (expected a check or its settings)",
        "{roles: [1]} | Invalid checks.roles: [1] (expected a level or a map of settings)",
        "['roles', {roles: 'warn'}] | Invalid checks: roles twice (expected every check once)",
      })
  void aFaultOfTheConfigIsNamed(String checks, String message) {
    Problems problems = new Problems();

    Checks.of(
        TestTargets.CLAUDE,
        TestRecords.json(checks.replaceAll("([a-z]+-[a-z-]+):", "'$1':")),
        problems,
        "checks");

    assertThat(problems.messages()).containsExactly(message);
  }

  @Test
  void allFaultsOfTheConfigAreReportedTogether() {
    assertThatThrownBy(() -> Checks.of(TestTargets.NOVA, "{\"role\": 1, \"tools\": \"of\"}"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            """
            Cannot use checks: 2 faults
              - Unknown check: checks.role (did you mean roles?)
              - Invalid checks.tools.level: of (did you mean off?)""");
  }

  @Test
  void brokenJsonIsABug() {
    assertThatThrownBy(() -> Checks.of(TestTargets.NOVA, "{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read checks: {");
  }

  @Test
  void aChangedSeverityKeepsTheRestOfTheFault() {
    Fault found = faults(TestTargets.NOVA, null, ODD).get(0);
    Fault changed = faults(TestTargets.NOVA, "{\"blank-turn\": \"warn\"}", ODD).get(0);

    assertThat(changed)
        .isEqualTo(Fault.warning(found.rule(), found.field(), found.message(), found.fix()));
  }

  static List<Fault> faults(Target target, @Nullable String checks, TrainingRecord record) {
    List<Fault> faults = new ArrayList<>();
    Checks.of(target, checks).judge(record, TokenCounts.NONE, 0, faults::add);
    return faults;
  }
}
