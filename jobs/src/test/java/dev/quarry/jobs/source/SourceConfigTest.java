package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.jobs.source.csv.CsvOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigTest {
  private final Problems problems = new Problems();

  @Test
  void hasDefaults() {
    assertThat(parse("{\"path\":\"in\"}"))
        .isEqualTo(
            new SourceConfig(
                List.of("in"), "json", new CsvOptions(',', true, List.of()), "line", "", 16 << 20));
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void readsEveryKey() {
    assertThat(
            parse(
                "{\"path\":[\"a\",\"b\"],\"format\":\"csv\",\"delimiter\":\";\",\"header\":true,"
                    + "\"columns\":[\"x\",\"y\"],\"unit\":\"file\",\"max-line\":\"2MiB\"}"))
        .isEqualTo(
            new SourceConfig(
                List.of("a", "b"),
                "csv",
                new CsvOptions(';', true, List.of("x", "y")),
                "file",
                "",
                2 << 20));
    assertThat(parse("{\"format\":\"table\",\"query\":\"SELECT 1\"}").query())
        .isEqualTo("SELECT 1");
    assertThat(parse("{\"format\":\"table\",\"table\":\"db.t\"}").shown()).isEqualTo("db.t");
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void expectsNoHeaderWhereColumnsAreNamed() {
    assertThat(parse("{\"path\":\"a.csv\",\"columns\":[\"x\"]}").csv())
        .isEqualTo(new CsvOptions(',', false, List.of("x")));
    assertThat(parse("{\"path\":\"a.tsv\"}").csv())
        .isEqualTo(new CsvOptions('\t', true, List.of()));
    assertThat(parse("{\"path\":\"a.csv\",\"delimiter\":\"\\\\t\"}").csv().delimiter())
        .isEqualTo('\t');
  }

  @ParameterizedTest
  @CsvSource({
    "a.json, json",
    "a.jsonl, json",
    "a.JSONL.GZ, json",
    "a, json",
    "a/*.csv, csv",
    "a.csv.gz, csv",
    "a.tsv, tsv",
    "a.tab.bz2, tsv",
    "a.txt, text",
    "a.md.zst, text",
    "a.parquet, parquet",
    "a.orc, orc",
    "a.avro, avro",
  })
  void guessesTheFormatByTheName(String path, String format) {
    assertThat(parse("{\"path\":\"" + path + "\"}").format()).isEqualTo(format);
  }

  @Test
  void knowsWhatSparkReads() {
    assertThat(parse("{\"path\":\"a.parquet\"}").isColumnar()).isTrue();
    assertThat(parse("{\"path\":\"a.csv\"}").isColumnar()).isFalse();
    assertThat(parse("{\"path\":[\"a\",\"b\"]}").shown()).isEqualTo("a, b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}| Missing sources[0].path: a file, folder or glob",
        "{\"path\":\"\"}| Missing sources[0].path: a file, folder or glob",
        "{\"format\":\"table\"}| Missing sources[0].query: a table name or SELECT …",
        "{\"path\":\"a\",\"format\":\"jsn\"}| Invalid sources[0].format: jsn (did you mean json?)",
        "{\"path\":\"a\",\"unit\":\"page\"}| Invalid sources[0].unit: page (known: file, line)",
        "{\"path\":\"a\",\"max-line\":\"1KB\"}"
            + "| Invalid sources[0].max-line: 1000 (expected 1KiB to 512MiB)",
        "{\"path\":\"a\",\"max-line\":\"1GiB\"}"
            + "| Invalid sources[0].max-line: 1073741824 (expected 1KiB to 512MiB)",
        "{\"path\":\"a\",\"delimiter\":\"ab\"}"
            + "| Invalid sources[0].delimiter: ab (expected one character, such as ; or \\t)",
        "{\"path\":\"a\",\"delimiter\":\"\\\"\"}"
            + "| Invalid sources[0].delimiter: \" (expected one character, such as ; or \\t)",
      })
  void saysWhatIsWrong(String json, String message) {
    parse(json);

    assertThat(problems.messages()).containsExactly(message);
  }

  private SourceConfig parse(String json) {
    try {
      ObjectNode node = (ObjectNode) new ObjectMapper().readTree(json);
      return SourceConfig.from(new Section("sources[0]", node, problems));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
