package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.Checks;
import dev.quarry.check.SetRules;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.jobs.source.SourceRules;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import scala.Option;

class ValidateJobTest {

  @Test
  void listsEveryRuleOfEveryRegistryOnce() {
    List<Rule> expected = new ArrayList<>(FileRules.all());
    expected.addAll(SourceRules.all());
    expected.addAll(MappingFaults.rules());
    expected.addAll(Checks.rules());
    expected.addAll(SetRules.rules());
    Formats.all().stream().map(Format::rules).forEach(expected::addAll);

    List<String> ids = RuleList.all().stream().map(Rule::id).toList();

    assertThat(ids)
        .doesNotHaveDuplicates()
        .containsAll(expected.stream().map(Rule::id).toList())
        .contains("duplicate:exact", "cap:train", "cap:validation");
    assertThat(RuleList.all())
        .allSatisfy(rule -> assertThat(rule.summary() + rule.source()).doesNotContain("\n"));
  }

  @Test
  void printsTheRulesAsAlignedTextWithoutAFileOrSpark() {
    Option<SparkSession> before = SparkSession.getDefaultSession();

    Launched run = Launched.of("--rules").ends(0);

    assertThat(run.out().lines())
        .hasSize(RuleList.all().size() + 1)
        .anyMatch(line -> line.matches("file:blank-line +No line is blank +https://docs\\.aws.*"))
        .anyMatch(line -> line.matches("set:min-records +There are enough .* +https://.*"));
    assertThat(SparkSession.getDefaultSession()).isEqualTo(before);
  }

  @Test
  void printsTheRulesAsJson() {
    JsonNode rules = Launched.of("--rules", "--json").ends(0).json().get("rules");

    assertThat(rules).hasSize(RuleList.all().size());
    assertThat(rules.get(0).get("id").asText()).isEqualTo("file:extension");
    assertThat(rules.get(0).get("summary").asText()).isNotBlank();
    assertThat(rules.get(0).get("source").asText()).startsWith("https://docs.aws.amazon.com/");
  }

  @Test
  void asksForAFile() {
    assertThat(Launched.of("--model", "nova-micro").ends(2).err())
        .contains("quarry: Missing FILE: a file, folder or glob to check (or --rules)");
  }

  @Test
  void everyUnreadableLineComesWithAFix() {
    for (Rule rule : SourceRules.all()) {
      assertThat(FileRules.unreadable(rule.id(), "it is so").fix()).as(rule.id()).isNotBlank();
    }
    assertThat(FileRules.unreadable("source:utf-16", "it is so").fix())
        .isEqualTo("Convert the file to UTF-8 without a byte order mark");
  }
}
