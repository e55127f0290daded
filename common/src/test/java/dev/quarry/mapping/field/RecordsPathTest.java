package dev.quarry.mapping.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.mapping.Rows;
import dev.quarry.record.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a[]|{'a':[1,2]}|1 2",
        "a[].b[]|{'a':[{'b':[1]},{'b':[2,3]}]}|1 2 3",
        "a.b[]|{'a':{'b':[1,2]}}|1 2",
        "a[].b|{'a':[{'b':{'c':1}},{'b':2}]}|{\"c\":1} 2",
        "a[][]|{'a':[[1],[2,3]]}|1 2 3",
        "a[].b[]|{'a':{'b':{'c':1}}}|{\"c\":1}",
        "a[].b[]|{'a':[{'b':[]},{'b':[1]}]}|1",
        "a[]|{'a':[]}|mapping:no-records",
        "a[]|{}|mapping:missing-field:records",
        "a[]|{'a':null}|mapping:missing-field:records",
        "a[]|{'a':5}|mapping:wrong-type:records",
        "a[].b[]|{'a':[{'b':[1]},{}]}|1 mapping:missing-field:records",
        "a[].b[]|{'a':[7]}|mapping:missing-field:records",
      })
  void findsTheElementsInOrder(String path, String row, String expected) {
    assertThat(visit(path, row)).isEqualTo(expected);
  }

  private static String visit(String path, String row) {
    List<String> seen = new ArrayList<>();
    RecordsPath.parse(path)
        .visit(
            Scope.of(Rows.json(row)),
            new RecordsPath.Visitor() {
              @Override
              public void element(Scope scope) {
                seen.add(scope.node().toString());
              }

              @Override
              public void fault(Fault fault) {
                seen.add(fault.rule());
              }
            });
    return String.join(" ", seen);
  }

  @Test
  void keepsEveryNodeOnTheWayInSight() {
    List<String> titles = new ArrayList<>();
    RecordsPath.parse("data[].body.qas[]")
        .visit(
            Scope.of(Rows.json("{'data':[{'title':'T','body':{'context':'C','qas':[{}]}}]}")),
            new RecordsPath.Visitor() {
              @Override
              public void element(Scope scope) {
                titles.add(String.valueOf(Path.parse("title").find(scope)));
                titles.add(String.valueOf(Path.parse("^.context").find(scope)));
                titles.add(String.valueOf(Path.parse("^.^.title").find(scope)));
              }

              @Override
              public void fault(Fault fault) {
                titles.add(fault.rule());
              }
            });
    assertThat(titles).containsExactly("\"T\"", "\"C\"", "\"T\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b|at least one [], such as items[]",
        "a[0].b[]|keys and [] only, such as data[].items[]",
        "^.b[]|keys and [] only, such as data[].items[]",
      })
  void refusesWhatNamesNoList(String path, String expected) {
    assertThatThrownBy(() -> RecordsPath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }
}
