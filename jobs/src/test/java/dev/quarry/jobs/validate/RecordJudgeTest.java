package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.jobs.source.StrictLines;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.record.Fault;
import dev.quarry.token.TokenConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordJudgeTest {
  private static final String GOOD = "{\"prompt\":\"What is it?\",\"completion\":\"A house\"}";
  private static final String BLANK = "{\"prompt\":\" \",\"completion\":\"A house\"}";

  private final SplitCounts counts = new SplitCounts();
  private final List<Fault> faults = new ArrayList<>();

  @Test
  void countsRecordsAndTheirTokensByTheEstimatorOfLimits() throws Exception {
    RecordJudge judge = judge(Target.ofFormat("prompt-completion"));
    judge(judge, GOOD);
    judge(judge, "{\"prompt\":\"What is it?\",\"completion\":\"" + "x".repeat(31) + "\"}");

    assertThat(faults).isEmpty();
    assertThat(counts.records).isEqualTo(2);
    assertThat(counts.valid).isEqualTo(2);
    assertThat(counts.fewestTokens()).isEqualTo(5);
    assertThat(counts.mostTokens()).isEqualTo(13);
    assertThat(counts.meanTokens()).hasValue(9);
    assertThat(counts.tokens()).isEqualTo(18);
  }

  @Test
  void countsRecordsWithErrorsForTheSizeOfTheSet() throws Exception {
    RecordJudge judge = judge(Target.ofFormat("prompt-completion"));
    judge(judge, GOOD);
    judge(judge, BLANK);
    judge(judge, "{\"prompt\":\"a\"}");

    assertThat(faults)
        .extracting(Fault::rule)
        .containsExactly("blank-turn:prompt", "format:missing-field");
    assertThat(counts.records).isEqualTo(3);
    assertThat(counts.valid).isEqualTo(1);
    assertThat(counts.features.total()).isEqualTo(3);
    assertThat(counts.features.known()).isEqualTo(2);
  }

  @Test
  void countsOnlyValidRecordsForDistillation() throws Exception {
    RecordJudge judge =
        judge(Catalogue.builtIn().target("nova-lite", Technique.DISTILLATION, "prompt-completion"));
    judge(judge, GOOD);
    judge(judge, BLANK);
    judge(judge, "{}");

    assertThat(counts.records).isEqualTo(3);
    assertThat(counts.features.total()).isEqualTo(1);
  }

  @Test
  void judgesTheLengthOfTheLineAsItStands() throws Exception {
    RecordJudge judge =
        judge(Catalogue.builtIn().target("nova-lite", Technique.DISTILLATION, "prompt-completion"));

    judge.judge(new ObjectMapper().readTree(GOOD), 20_000, counts, faults::add);

    assertThat(faults).extracting(Fault::rule).containsExactly("line-bytes");
  }

  @Test
  void mergesWhatPartsHaveCounted() throws Exception {
    SplitCounts other = new SplitCounts();
    RecordJudge judge = judge(Target.ofFormat("prompt-completion"));
    judge(judge, GOOD);
    judge.judge(new ObjectMapper().readTree(BLANK), 0, other, faults::add);
    other.unpacked.put(3, 77L);

    counts.merge(other);
    counts.merge(new SplitCounts());

    assertThat(counts.records).isEqualTo(2);
    assertThat(counts.valid).isEqualTo(1);
    assertThat(counts.fewestTokens()).isEqualTo(2);
    assertThat(counts.mostTokens()).isEqualTo(5);
    assertThat(counts.unpacked).containsEntry(3, 77L);
    assertThat(new SplitCounts().fewestTokens()).isZero();
    assertThat(new SplitCounts().meanTokens()).isEmpty();
  }

  private static RecordJudge judge(Target target) {
    return new RecordJudge(
        new ValidationSpec(
            target,
            StrictLines.Content.JSON,
            null,
            new TokenConfig("auto", "aws-conservative", null),
            null,
            1 << 20,
            10));
  }

  private void judge(RecordJudge judge, String line) throws Exception {
    judge.judge(new ObjectMapper().readTree(line), line.length(), counts, faults::add);
  }
}
