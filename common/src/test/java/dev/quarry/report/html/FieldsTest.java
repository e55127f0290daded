package dev.quarry.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

  @ParameterizedTest
  @CsvSource({
    "7,7",
    "7.9,7",
    "-3,0",
    "1e300,1000000000000000",
    "123456789012345678901234567890,1000000000000000",
    "null,0",
    "'\"7\"',0",
    "true,0",
    "[],0"
  })
  void readsCountsThatCannotOverflow(String json, long count) {
    assertThat(fields("{\"n\":" + json + "}").count("n")).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"x\"|x", "7|7", "true|true", "null|''", "{'a':1}|{\"a\":1}"})
  void readsAnyValueAsText(String json, String text) {
    assertThat(fields("{\"t\":" + json + "}").text("t")).isEqualTo(text);
  }

  @Test
  void readsWhatIsAbsentAsNothing() {
    Fields fields = fields("{'list':{},'blank':' ','yes':true}");

    assertThat(fields.has("none")).isFalse();
    assertThat(fields.at("none").at("deeper").isPresent()).isFalse();
    assertThat(fields.number("none")).isEmpty();
    assertThat(fields.rows("list")).isEmpty();
    assertThat(fields.at("none").members()).isEmpty();
    assertThat(fields.text("blank", "otherwise")).isEqualTo("otherwise");
    assertThat(fields.isTrue("yes")).isTrue();
    assertThat(fields.isFalse("yes")).isFalse();
    assertThat(fields.isFalse("none")).isFalse();
  }

  private static Fields fields(String json) {
    return Fields.of(Reports.of(json));
  }
}
