package dev.quarry.mapping.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.Rows;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
  private static final JsonNode ROW =
      Rows.json(
          "{'a':{'b':1,'c d':2},'a.b':3,'x':{'y.z':4},'list':[5,{'k':6},[7,8]],"
              + "'日本':9,'n':null,'t[0]':10,'why?':11}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.b|3",
        "a.c d|2",
        "\"a.b\"|3",
        "\"a\".b|1",
        "x.\"y.z\"|4",
        "list[0]|5",
        "list[1].k|6",
        "list[2][1]|8",
        "list[-1][-2]|7",
        "日本|9",
        "n|null",
        "n?|null",
        "t[0]|10",
        "\"why?\"|11",
        "\"t[0]\"|10",
      })
  void findsTheValue(String path, String value) {
    assertThat(Path.parse(path).find(Scope.of(ROW))).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "a.x", "a.b.c", "list[9]", "list[-9]", "list.k", "^.a", "n.x"})
  void findsNothingWhereThereIsNone(String path) {
    assertThat(Path.parse(path).find(Scope.of(ROW))).isNull();
  }

  @Test
  void looksOutwardsUntilAParentHasTheKey() {
    Scope inner = Scope.of(Rows.json("{'k':1,'p':2}")).inner(Rows.json("{'k':3}"));
    assertThat(Path.parse("k").find(inner)).hasToString("3");
    assertThat(Path.parse("p").find(inner)).hasToString("2");
    assertThat(Path.parse("^.k").find(inner)).hasToString("1");
    assertThat(Path.parse("^.^.k").find(inner)).isNull();
    assertThat(Path.parse(".").find(inner)).hasToString("{\"k\":3}");
  }

  @Test
  void saysWhetherItIsOptionalAndWhatItIsCalled() {
    assertThat(Path.parse("a.b?").isOptional()).isTrue();
    assertThat(Path.parse("a.b").isOptional()).isFalse();
    assertThat(Path.parse("\"why?\"").isOptional()).isFalse();
    assertThat(Path.parse("a.b?").key()).isEqualTo("a.b");
    assertThat(Path.parse("a.b?").name()).isEqualTo("b");
    assertThat(Path.parse("a[0]").name()).isEqualTo("a[0]");
    assertThat(Path.parse("\"a\\\"b\"").name()).isEqualTo("a\"b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a..b|a key between the dots",
        "a.|a key between the dots",
        "?|a key between the dots",
        "a[b]|a number in brackets, or quotes around a key that holds brackets",
        "a[1|a number in brackets, or quotes around a key that holds brackets",
        "a[]|one value: [] belongs into records",
        "\"a|a closing quote",
        "\"a\"b|a dot or a bracket after each key",
      })
  void refusesWhatIsNoPath(String path, String expected) {
    assertThatThrownBy(() -> Path.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }

  @Property
  void neverFailsInAnotherWay(@ForAll String text) {
    try {
      Path.parse(text).find(Scope.of(ROW));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  @Property
  void findsAnyKeyInQuotes(@ForAll String key) {
    String quoted = "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    JsonNode row = Rows.json("{}");
    ((com.fasterxml.jackson.databind.node.ObjectNode) row).put(key, 1);
    assertThat(Path.parse(quoted).find(Scope.of(row))).hasToString("1");
  }
}
