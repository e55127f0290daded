package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismIT {
  private static final List<String> LINES = Corpus.troubled(400);

  @TempDir static Path folder = Path.of("");

  /** What the first run wrote, with its own place left out. */
  private static Map<String, String> expected = Map.of();

  private static Path config = Path.of("");

  @BeforeAll
  static void runOnce() {
    Path input = Corpus.write(folder.resolve("corpus.jsonl"), LINES);
    config = config("config.yaml", input.toString(), "json");
    Path output = folder.resolve("first");
    Launch.prepare(config, output).ends(0);
    new PreparedFolder(output).closes();
    expected = files(output);
    assertThat(expected.keySet())
        .contains(
            "train.jsonl",
            "validation.jsonl",
            "test.jsonl",
            "rejects/part-00000.jsonl",
            "duplicates/part-00000.jsonl",
            "metrics/metrics.json",
            "report.html",
            "report.json",
            "manifest.json");
  }

  @AfterEach
  void restore() {
    Launch.shufflePartitions(4);
  }

  @Test
  void aSecondRunWritesTheSameBytes() {
    assertSame(run("second"), expected);
  }

  @Test
  void oneCoreWritesTheBytesOfTwo() {
    Launch.restart("local[1]");
    try {
      assertSame(run("one-core"), expected);
    } finally {
      Launch.restart("local[2]");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void theShuffleDoesNotShow(int partitions) {
    Launch.shufflePartitions(partitions);

    assertSame(run("shuffle-" + partitions), expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void theCutOfTheInputDoesNotShow(int partitions) {
    Map<String, String> written = run("cut-" + partitions, "read.partitions=" + partitions);

    assertSame(withoutSettings(written), withoutSettings(expected));
  }

  @Test
  void exactSizesDoNotDependOnTheCut() {
    String[] exact = {"split.exact=true", "split.validation=50"};
    Map<String, String> one = run("exact-1", with(exact, "read.partitions=1"));
    Launch.shufflePartitions(7);
    Map<String, String> many = run("exact-7", with(exact, "read.partitions=7"));

    assertSame(withoutSettings(many), withoutSettings(one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "bz2", "zst"})
  void packedInputGivesTheBytesOfPlainInput(String packing) throws IOException {
    byte[] plain = (String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8);
    Path input = Corpus.write(folder.resolve("corpus.jsonl." + packing), pack(packing, plain));
    Path output = folder.resolve("from-" + packing);
    Launch.prepare(config(packing + ".yaml", input.toString(), "json"), output).ends(0);
    Map<String, String> written = files(output);

    for (String name : List.of("train.jsonl", "validation.jsonl", "test.jsonl")) {
      assertThat(written.get(name)).as(name).isEqualTo(expected.get(name));
    }
    for (String name : List.of("rejects/part-00000.jsonl", "duplicates/part-00000.jsonl")) {
      assertThat(written.getOrDefault(name, "").replace("corpus.jsonl." + packing, "corpus.jsonl"))
          .as(name)
          .isEqualTo(expected.get(name));
    }
  }

  @Test
  void severalFilesGiveTheLinesOfOne() {
    int third = LINES.size() / 3;
    Corpus.write(folder.resolve("parts/a.jsonl"), LINES.subList(0, third));
    Corpus.write(folder.resolve("parts/b.jsonl"), LINES.subList(third, 2 * third));
    Corpus.write(folder.resolve("parts/c.jsonl"), LINES.subList(2 * third, LINES.size()));
    Path output = folder.resolve("from-parts");
    Path parts = folder.resolve("parts");
    Launch.prepare(config("parts.yaml", parts.toString(), "json"), output).ends(0);
    Map<String, String> written = files(output);

    for (String name : List.of("train.jsonl", "validation.jsonl", "test.jsonl")) {
      assertThat(written.get(name)).as(name).isEqualTo(expected.get(name));
    }
    assertThat(new PreparedFolder(output).closes().rejects())
        .hasSameSizeAs(new PreparedFolder(folder.resolve("first")).rejects());
  }

  @Test
  void theIdsOfBatchRecordsDoNotDependOnTheCut() {
    Path plain = config("batch.yaml", folder.resolve("corpus.jsonl").toString(), "json");
    String[] batch = {
      "model=null", "technique=null", "format=batch-inference", "sources[0].fields={prompt: q}"
    };
    Path one = folder.resolve("batch-1");
    Path many = folder.resolve("batch-64");
    Launch.prepare(plain, one, with(batch, "read.partitions=1")).ends(0);
    Launch.prepare(plain, many, with(batch, "read.partitions=64")).ends(0);

    assertThat(files(many).get("train.jsonl")).isEqualTo(files(one).get("train.jsonl"));
    List<String> ids =
        new PreparedFolder(one)
            .kept().stream()
                .map(line -> PreparedFolder.parse(line).get("recordId").asText())
                .toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(300);
  }

  private static void assertSame(Map<String, String> written, Map<String, String> wanted) {
    assertThat(written.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach(
        (name, text) ->
            assertThat(firstDifference(written.getOrDefault(name, ""), text)).as(name).isEmpty());
  }

  /** Returns the first lines that differ; empty when the texts are the same. */
  private static String firstDifference(String one, String other) {
    if (one.equals(other)) {
      return "";
    }
    List<String> ones = one.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
      if (!ones.get(i).equals(others.get(i))) {
        return "line " + (i + 1) + ": " + ones.get(i) + " and not " + others.get(i);
      }
    }

    return ones.size() + " lines and not " + others.size();
  }

  private static Map<String, String> run(String name, String... settings) {
    Path output = folder.resolve(name);
    Launch.prepare(config, output, settings).ends(0);

    return files(output);
  }

  private static String[] with(String[] settings, String... more) {
    String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
    System.arraycopy(more, 0, all, settings.length, more.length);

    return all;
  }

  private static Path config(String name, String input, String format) {
    return Corpus.write(
        folder.resolve(name),
        """
        model: nova-micro
        technique: sft
        title: determinism
        sources:
          - {path: '%s', format: %s, fields: %s}
        split: {validation: 0.2, test: 0.1, stratify-by: label}
        """
            .formatted(input, format, Corpus.FIELDS));
  }

  /** Returns what a run wrote, with the name of its folder left out. */
  private static Map<String, String> files(Path output) {
    Map<String, String> files = new TreeMap<>();
    new PreparedFolder(output)
        .files()
        .forEach((name, text) -> files.put(name, text.replace(output.toString(), "OUTPUT")));

    return files;
  }

  /** Returns the files without what only repeats the settings. */
  private static Map<String, String> withoutSettings(Map<String, String> files) {
    Map<String, String> rest = new TreeMap<>(files);
    rest.remove("report.html");
    for (Map.Entry<String, String> place :
        Map.of("report.json", "settings", "manifest.json", "config").entrySet()) {
      JsonNode tree = PreparedFolder.parse(rest.getOrDefault(place.getKey(), "{}"));
      ((ObjectNode) tree).remove(place.getValue());
      rest.put(place.getKey(), tree.toPrettyString());
    }

    return rest;
  }

  private static byte[] pack(String packing, byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (packing) {
          case "gz" -> new GZIPOutputStream(bytes);
          case "bz2" -> new BZip2CompressorOutputStream(bytes);
          default -> new ZstdOutputStream(bytes);
        }) {
      out.write(plain);
    }

    return bytes.toByteArray();
  }
}
