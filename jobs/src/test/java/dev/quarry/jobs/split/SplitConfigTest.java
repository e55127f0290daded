package dev.quarry.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.jobs.split.SplitConfig.Default;
import dev.quarry.jobs.split.SplitConfig.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitConfigTest {
  private final Problems problems = new Problems();

  @Test
  void hasDefaults() {
    assertThat(parse("{}", Default.SHARE))
        .isEqualTo(new SplitConfig(new Size(0.1, -1), Size.NONE, 42, false, false));
    assertThat(parse("{}", Default.NONE))
        .isEqualTo(new SplitConfig(Size.NONE, Size.NONE, 42, false, false));
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void readsEveryKey() {
    assertThat(
            parse(
                "{\"validation\":0.2,\"test\":0.05,\"seed\":7,\"exact\":true,"
                    + "\"stratify-by\":\"label\",\"group-by\":\"group\","
                    + "\"keep-clusters-together\":true}",
                Default.SHARE))
        .isEqualTo(new SplitConfig(new Size(0.2, -2), new Size(0.05, -2), 7, true, true));
    assertThat(parse("{\"stratify-by\":\"none\",\"group-by\":\"none\"}", Default.SHARE))
        .isEqualTo(parse("{}", Default.SHARE));
    assertThat(problems.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, -1",
    "0.0, 0, -1",
    "0.25, 0.25, -1",
    ".5, 0.5, -1",
    "1e-3, 0.001, -1",
    "1, 0, 1",
    "200, 0, 200",
    "1_000, 0, 1000",
    "12k, 0, 12000",
    "250.0, 0, 250",
  })
  void readsAShareOrANumberOfRecords(String text, double share, long records) {
    assertThat(parse("{\"test\":\"" + text + "\"}", Default.NONE).test())
        .isEqualTo(new Size(share, records));
    assertThat(problems.messages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1",
    "-5",
    "1.5",
    "ten",
    "10%",
    "NaN",
    "Infinity",
    "0.1f",
    "0x1p-3",
    "99999999999999999999"
  })
  void saysWhatASizeIs(String text) {
    assertThat(parse("{\"validation\":\"" + text + "\"}", Default.SHARE).validation())
        .isEqualTo(new Size(0.1, -1));
    assertThat(problems.messages())
        .containsExactly(
            "Invalid split.validation: "
                + text
                + " (expected a share below 1, such as 0.1, or a number of records)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"validation\":0.5,\"test\":0.5}"
            + "| Invalid split.validation: 0.5 (expected less than 1 together with test)",
        "{\"stratify-by\":\"topic\"}" + "| Invalid split.stratify-by: topic (known: label, none)",
        "{\"group-by\":\"grup\"}| Invalid split.group-by: grup (did you mean group?)",
        "{\"seed\":-1}"
            + "| Invalid split.seed: -1 (expected a whole number from 0 to 9223372036854775807)",
        "{\"exact\":\"maybe\"}| Invalid split.exact: maybe (expected true or false)",
        "{\"validaton\":0.1}| Unknown key: split.validaton (did you mean validation?)",
      })
  void saysWhatIsWrong(String json, String message) {
    parse(json, Default.SHARE);

    assertThat(problems.messages()).containsExactly(message);
  }

  @Test
  void isStableAsLongAsNoSideHasAnExactSize() {
    assertThat(parse("{\"validation\":0.1,\"test\":0.2}", Default.NONE).isStable()).isTrue();
    assertThat(parse("{}", Default.NONE).isStable()).isTrue();
    assertThat(parse("{\"validation\":0.1,\"exact\":true}", Default.NONE).isStable()).isFalse();
    assertThat(parse("{\"test\":10}", Default.NONE).isStable()).isFalse();
    assertThat(parse("{\"validation\":0,\"exact\":true}", Default.NONE).isStable()).isTrue();
  }

  @Test
  void knowsTheRecordsOfAnExactSide() {
    assertThat(new Size(0, 200).of(1000)).isEqualTo(200);
    assertThat(new Size(0, 200).of(50)).isEqualTo(50);
    assertThat(new Size(0.1, -2).of(1005)).isEqualTo(101);
    assertThat(Size.NONE.isWanted()).isFalse();
    assertThat(new Size(0, 1).isWanted()).isTrue();
    assertThat(new Size(0.1, -1).isWanted()).isTrue();
  }

  private SplitConfig parse(String json, Default validation) {
    try {
      ObjectNode node = (ObjectNode) new ObjectMapper().readTree(json);
      return SplitConfig.from(new Section("split", node, problems), validation);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
