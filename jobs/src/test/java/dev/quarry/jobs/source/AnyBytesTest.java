package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.jobs.source.Reading.Found;
import dev.quarry.jobs.source.bytes.Compression;
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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Whatever a file holds, it is read to its end without an exception. */
class AnyBytesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private @Nullable Path file;

  @BeforeProperty
  void make() throws IOException {
    file = Files.createTempFile("any", ".bytes");
  }

  @AfterProperty
  void remove() throws IOException {
    Files.deleteIfExists(file());
  }

  private Path file() {
    return java.util.Objects.requireNonNull(file);
  }

  @Property(tries = 500)
  void reportsRowsAndRejectsAndNothingElse(@ForAll("contents") byte[] content) throws IOException {
    Files.write(file(), content);
    List<SourceConfig> sources =
        List.of(
            Reading.source("json"),
            Reading.source("csv"),
            Reading.source("tsv"),
            Reading.source("text"),
            Reading.textFiles(),
            Reading.withMaxLine(Reading.source("json"), 8),
            Reading.withMaxLine(Reading.source("csv"), 8));
    for (SourceConfig source : sources) {
      List<Found> found = Reading.found(source, file());

      assertThat(found).allMatch(each -> each.isRow() || isKnown(each.rule()));
      assertThat(found).extracting(Found::position).isSorted().doesNotHaveDuplicates();
    }
  }

  private static boolean isKnown(String rule) {
    return SourceRules.all().stream().anyMatch(known -> known.id().equals(rule));
  }

  @Property(tries = 200)
  void readsTheRowsOfADocumentHoweverItIsWritten(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> sizes,
      @ForAll @IntRange(max = 3) int layout)
      throws IOException {
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder(layout < 2 ? "[\n" : "");
    for (int i = 0; i < sizes.size(); i++) {
      ObjectNode row = MAPPER.createObjectNode().put("text", "é\"\\{[,]}\n".repeat(sizes.get(i)));
      row.putArray("list").add(i).add(MAPPER.createObjectNode().put("deep", "]}"));
      expected.add(i + 1 + " " + row);
      text.append(layout < 2 && i > 0 ? "," : "").append(written(row, layout)).append("\n");
    }
    Files.writeString(file(), text + (layout < 2 ? "]" : ""));

    assertThat(Reading.read(Reading.source("json"), file())).isEqualTo(expected);
  }

  private static String written(JsonNode row, int layout) throws IOException {
    return layout % 2 == 0
        ? row.toString()
        : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(row);
  }

  @Provide
  Arbitrary<byte[]> contents() {
    Arbitrary<byte[]> json =
        Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\n",
                " ",
                "1",
                "-",
                "true",
                "\"a\"",
                "{\"a\":1}",
                "é",
                "\uFEFF",
                "\0",
                "\t",
                "\r\n",
                "\"\"")
            .map(Reading::utf8);
    Arbitrary<byte[]> packed =
        json.map(bytes -> Packing.pack(Compression.GZIP, bytes))
            .map(bytes -> java.util.Arrays.copyOf(bytes, bytes.length - bytes[8] % 7));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(4);
    Arbitrary<byte[]> text =
        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(12, json), net.jqwik.api.Tuple.of(1, noise))
            .list()
            .ofMaxSize(30)
            .map(parts -> Reading.joined(parts.toArray(byte[][]::new)));

    return Arbitraries.oneOf(
        text,
        text,
        packed.list().ofMaxSize(4).map(parts -> Reading.joined(parts.toArray(byte[][]::new))));
  }
}
