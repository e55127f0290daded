package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.jobs.source.Reading.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

class CsvLawsTest {
  private @Nullable Path file;

  @BeforeProperty
  void make() throws IOException {
    file = Files.createTempFile("csv", ".csv");
  }

  @AfterProperty
  void remove() throws IOException {
    Files.deleteIfExists(file());
  }

  private Path file() {
    return java.util.Objects.requireNonNull(file);
  }

  @Property(tries = 300)
  void readsBackWhatWasWrittenAndKnowsTheLineOfEachRow(@ForAll("rows") List<List<String>> rows)
      throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    List<String> expected = new ArrayList<>();
    long line = 2;
    for (List<String> row : rows) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      expected.add(line + " " + node.put("a", row.get(0)).put("b", row.get(1)));
      String written = quoted(row.get(0)) + "," + quoted(row.get(1)) + "\n";
      text.append(written);
      line += written.chars().filter(c -> c == '\n').count();
    }
    Files.writeString(file(), text);

    assertThat(Reading.read(Reading.source("csv"), file())).isEqualTo(expected);
  }

  /** Whatever the bytes, every line is part of one row, one reject or blank. */
  @Property(tries = 500)
  void reportsEveryLineOfAnyFileOnce(@ForAll("anything") String text) throws IOException {
    Files.writeString(file(), "a,b\n" + text);
    List<Found> found = Reading.found(Reading.source("csv"), file());
    List<String> lines = text.lines().toList();

    assertThat(found).extracting(Found::position).doesNotHaveDuplicates().isSorted();
    long reached = 1;
    for (Found each : found) {
      for (long line = reached + 1; line < each.position(); line++) {
        assertThat(lines.get((int) line - 2)).isBlank();
      }
      long feeds = each.text().chars().filter(c -> c == '\n').count();
      long fields = each.text().split("\\\\n", -1).length - 1L;
      reached = each.position() + (each.isRow() ? fields : feeds);
    }
    assertThat(reached).isLessThanOrEqualTo(lines.size() + 1L);
    for (long line = reached + 1; line <= lines.size() + 1; line++) {
      assertThat(lines.get((int) line - 2)).isBlank();
    }
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    return Arbitraries.strings()
        .withChars('a', ',', '"', '\n', ' ', 'é')
        .ofMaxLength(8)
        .list()
        .ofSize(2)
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.strings().withChars('a', ',', '"', '\n', '"', '\n', ' ').ofMaxLength(60);
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }
}
