package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A prepared set on the local disk, as a user's script would read it.
 *
 * @param root the output folder
 */
record PreparedFolder(Path root) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns the lines of a file of the set, none when it does not exist. */
  List<String> lines(String name) {
    String text = text(name);
    assertThat(text).as("a byte order mark in %s", name).doesNotStartWith("\ufeff");
    if (text.isEmpty()) {
      return List.of();
    }
    assertThat(text).as("the end of %s", name).endsWith("\n").doesNotEndWith("\n\n");

    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  /** Returns the lines of a file of the set as JSON. */
  List<JsonNode> rows(String name) {
    return lines(name).stream().map(PreparedFolder::parse).toList();
  }

  List<JsonNode> rejects() {
    return rows("rejects/part-00000.jsonl");
  }

  List<JsonNode> duplicates() {
    return rows("duplicates/part-00000.jsonl");
  }

  /** Returns all lines of the three splits. */
  List<String> kept() {
    List<String> all = new ArrayList<>();
    for (String side : List.of("train", "validation", "test")) {
      all.addAll(lines(side + ".jsonl"));
    }

    return all;
  }

  JsonNode manifest() {
    return parse(text("manifest.json"));
  }

  JsonNode report() {
    return parse(text("report.json"));
  }

  /** Returns the messages of the warnings by their ids. */
  Map<String, String> warnings() {
    Map<String, String> warnings = new TreeMap<>();
    for (JsonNode warning : report().get("warnings")) {
      warnings.put(warning.get("id").asText(), warning.get("message").asText());
    }

    return warnings;
  }

  String text(String name) {
    Path file = root.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of the folder, by their paths in it, with what they hold. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    if (!Files.exists(root)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .forEach(name -> files.put(name, text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return files;
  }

  /** Asserts that what was read is in the splits and the rejects, each line in its contract. */
  PreparedFolder closes() {
    JsonNode ledger = manifest().get("ledger");
    long read = ledger.get("read").asLong();
    assertThat(lines("train.jsonl")).hasSize(ledger.get("train").asInt());
    assertThat(lines("validation.jsonl")).hasSize(ledger.get("validation").asInt());
    assertThat(lines("test.jsonl")).hasSize(ledger.get("test").asInt());
    assertThat(kept().size() + rejects().size()).as("the ledger").isEqualTo((int) read);
    Map<String, Integer> counted = new TreeMap<>();
    for (JsonNode reject : rejects()) {
      assertThat(reject.fieldNames())
          .toIterable()
          .contains("reason", "stage", "detail", "source", "position", "record");
      assertThat(reject.get("reason").asText()).matches("[a-z0-9-]+(:[a-z0-9-]+)*");
      assertThat(reject.get("stage").asText()).isNotBlank();
      assertThat(reject.get("detail").asText()).isNotBlank();
      assertThat(reject.get("position").isIntegralNumber()).isTrue();
      counted.merge(reject.get("reason").asText(), 1, Integer::sum);
    }
    Map<String, Integer> told = new TreeMap<>();
    ledger
        .get("rejected")
        .fields()
        .forEachRemaining(e -> told.put(e.getKey(), e.getValue().asInt()));
    assertThat(counted).isEqualTo(told);
    assertThat(report().get("ledger")).isEqualTo(ledger);

    return this;
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + json, e);
    }
  }
}
