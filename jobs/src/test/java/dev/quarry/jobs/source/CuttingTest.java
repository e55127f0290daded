package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

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

/** However files are cut and packed, the same rows come out at the same places. */
class CuttingTest {
  private @Nullable Path folder;

  @BeforeProperty
  void make() throws IOException {
    folder = Files.createTempDirectory("cutting");
  }

  @AfterProperty
  void remove() throws IOException {
    try (var files = Files.list(folder())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder());
  }

  private Path folder() {
    return java.util.Objects.requireNonNull(folder);
  }

  @Property(tries = 60)
  void readsTheSameRowsFromPiecesOfEverySize(@ForAll("contents") byte[] content) {
    Path file = Reading.write(folder(), "a", content);
    for (String format : List.of("json", "text")) {
      SourceConfig source = Reading.source(format);
      List<Found> whole = Reading.found(source, file);
      for (long target = 1; target <= 64; target++) {
        assertThat(Reading.read(source, List.of(file), target))
            .as("%s in pieces of %d bytes", format, target)
            .isEqualTo(whole);
      }
    }
  }

  @Property(tries = 60)
  void readsTheSameRowsFromSeveralFilesInPieces(
      @ForAll("contents") byte[] first,
      @ForAll("contents") byte[] second,
      @ForAll("contents") byte[] third,
      @ForAll @IntRange(min = 1, max = 200) int target) {
    List<Path> files =
        List.of(
            Reading.write(folder(), "a", first),
            Reading.write(folder(), "b", second),
            Reading.write(folder(), "c", third));
    for (String format : List.of("json", "text", "csv")) {
      SourceConfig source = Reading.source(format);
      List<Found> expected = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        for (Found found : Reading.found(source, files.get(i))) {
          expected.add(
              new Found(
                  0,
                  i,
                  found.position(),
                  found.offset(),
                  found.rule(),
                  found.detail(),
                  found.text()));
        }
      }

      assertThat(Reading.read(source, files, target)).isEqualTo(expected);
    }
  }

  @Property(tries = 100)
  void readsTheSameRowsFromPackedFiles(@ForAll("contents") byte[] content) {
    Path plain = Reading.write(folder(), "plain", content);
    for (String format : List.of("json", "text", "csv")) {
      SourceConfig source = Reading.source(format);
      for (Compression compression : Compression.values()) {
        Path packed = Reading.write(folder(), "packed", Packing.pack(compression, content));

        assertThat(Reading.found(source, packed)).isEqualTo(Reading.found(source, plain));
      }
    }
  }

  @Property(tries = 200)
  void readsEveryLineOnce(@ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> lengths) {
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      String line = "é".repeat(lengths.get(i) / 2) + i;
      text.append(line).append(i % 3 == 0 ? "\r\n" : "\n").append(i % 4 == 0 ? "\n" : "");
      expected.add(line);
    }
    Path file = Reading.write(folder(), "a", text.toString());
    for (int target : new int[] {1, 7, 23, 1000}) {
      List<Found> found = Reading.read(Reading.source("text"), List.of(file), target);

      assertThat(found.stream().filter(Found::isRow).map(Found::text).toList())
          .isEqualTo(expected.stream().map(line -> "{\"text\":\"" + line + "\"}").toList());
    }
  }

  @Provide
  Arbitrary<byte[]> contents() {
    Arbitrary<String> part =
        Arbitraries.of(
            "{\"a\":1}",
            "{\"a\":\"あ😀\"}",
            "é",
            "text",
            "\n",
            "\n",
            "\r\n",
            "\n\n",
            " ",
            "[",
            "]",
            ",",
            "\"",
            "\uFEFF",
            "\0");
    Arbitrary<byte[]> bytes =
        Arbitraries.oneOf(
            part.map(Reading::utf8),
            part.map(Reading::utf8),
            part.map(Reading::utf8),
            Arbitraries.of(Reading.bytes(0xe9), Reading.bytes(0xff, 0xfe), Reading.bytes(0xe3)));

    return bytes.list().ofMaxSize(25).map(parts -> Reading.joined(parts.toArray(byte[][]::new)));
  }
}
