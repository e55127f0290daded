package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactDuplicatesIT {
  /** Of five with the same words, the one with the most white space. */
  private static final String LONGEST = "z";

  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void write() {
    List<String> first = new ArrayList<>(Corpus.lines(20));
    first.add(row("Where is it?", "Over there.", "m"));
    first.add("");
    first.add(row("WHERE  is it?", "over there.", "c"));
    first.add("broken");
    first.add(row("Where is it?", "Over there.", "b"));
    List<String> second = new ArrayList<>();
    second.add(row("Where is it?", "Over there.", "a"));
    second.add(row(" Where is it? ", "Over\\nthere. ", "z"));
    second.add(row("Where is it?", "Over here.", "other"));
    Corpus.write(folder.resolve("one.jsonl"), first);
    Corpus.write(folder.resolve("two.jsonl"), second);
    config =
        Corpus.write(
            folder.resolve("config.yaml"),
            """
            model: nova-micro
            sources:
              - {path: '%1$s/one.jsonl', fields: {prompt: q, completion: a, id: key}}
              - {path: '%1$s/two.jsonl', fields: {prompt: q, completion: a, id: key}}
            transforms: []
            split: {validation: 0}
            """
                .formatted(folder));
  }

  @Test
  void theLongestIsKept() {
    PreparedFolder set = run("longest");

    assertThat(set.lines("train.jsonl"))
        .filteredOn(line -> line.toLowerCase(java.util.Locale.ROOT).contains("where"))
        .hasSize(2)
        .anyMatch(line -> line.contains("Over here."));
    assertThat(set.duplicates())
        .extracting(line -> line.get("kept").asText())
        .containsOnly(LONGEST)
        .hasSize(4);
  }

  @Test
  void theEvidenceNamesBothPlaces() {
    JsonNode evidence =
        run("evidence").duplicates().stream()
            .filter(line -> line.get("dropped").asText().equals("b"))
            .findFirst()
            .orElseThrow();

    assertThat(evidence.get("kind").asText()).isEqualTo("exact");
    assertThat(evidence.get("similarity").asDouble()).isEqualTo(1.0);
    assertThat(evidence.get("droppedSource").asText()).isEqualTo(folder + "/one.jsonl");
    assertThat(evidence.get("droppedPosition").asInt()).isEqualTo(25);
    assertThat(evidence.get("keptSource").asText()).startsWith(folder.toString());
  }

  @Test
  void everyRepeatIsARejectToo() {
    List<JsonNode> rejects =
        run("rejects").rejects().stream()
            .filter(line -> line.get("reason").asText().equals("duplicate:exact"))
            .toList();

    assertThat(rejects).hasSize(4);
    assertThat(rejects).allMatch(line -> line.get("stage").asText().equals("dedup"));
    assertThat(rejects).allMatch(line -> line.get("kept").asText().equals(LONGEST));
    assertThat(rejects.get(0).get("record").get("messages")).isNotNull();
  }

  @Test
  void amongEquallyLongOnesTheFirstByIdIsKept() {
    Corpus.write(
        folder.resolve("two.jsonl"),
        List.of(row("Where is it?", "Over there.", "a"), row("Where is it?", "Over here.", "o")));
    Corpus.write(folder.resolve("one.jsonl"), withoutWide());

    assertThat(run("by-id").duplicates())
        .extracting(line -> line.get("kept").asText())
        .containsExactly("a", "a");
  }

  @Test
  void withoutIdsTheFirstInTheInputIsKept() {
    Corpus.write(
        folder.resolve("two.jsonl"),
        List.of(row("Where is it?", "Over there.", "a"), row("Where is it?", "Over here.", "o")));
    Corpus.write(folder.resolve("one.jsonl"), withoutWide());
    PreparedFolder set =
        run(
            "by-place",
            "sources[0].fields={prompt: q, completion: a}",
            "sources[1].fields={prompt: q, completion: a}");

    assertThat(set.duplicates())
        .extracting(line -> line.get("kept").asText())
        .containsOnly(folder + "/one.jsonl:21");
    assertThat(set.duplicates())
        .extracting(line -> line.get("dropped").asText())
        .containsExactly(folder + "/one.jsonl:22", folder + "/two.jsonl:1");
  }

  @Test
  void repeatsStayWhereTheyAreWanted() {
    PreparedFolder set = run("off", "dedup.exact=false");

    assertThat(set.duplicates()).isEmpty();
    assertThat(set.lines("train.jsonl")).hasSize(26);
  }

  @Test
  void anotherReferenceMakesAnotherRecord() {
    Corpus.write(
        folder.resolve("one.jsonl"),
        List.of(row("Sum?", "1", "x"), row("Sum?", "2", "y"), row("Sum?", "2", "z")));
    PreparedFolder set =
        run(
            "references",
            "model=null",
            "format=rft-messages",
            "sources=[{path: '" + folder + "/one.jsonl', fields: {prompt: q, reference: a}}]");

    assertThat(set.lines("train.jsonl")).hasSize(2);
  }

  @Test
  void theOppositePreferenceIsAnotherRecord() {
    Corpus.write(
        folder.resolve("pairs.jsonl"),
        List.of(pair("A", "B"), pair("B", "A"), pair("A", "B"), pair("C", "D")));
    PreparedFolder set =
        run(
            "preferences",
            "model=null",
            "format=preference",
            "sources=[{path: '" + folder + "/pairs.jsonl', fields: auto}]");

    assertThat(set.lines("train.jsonl")).hasSize(3);
  }

  @Test
  void repeatsAcrossFormatsAreFound() {
    Corpus.write(
        folder.resolve("three.csv"), "q,a\nWhere is it?,Over here.\nWhere else?,Nowhere.\n");
    PreparedFolder set =
        run(
            "formats",
            "sources[2]={path: '"
                + folder
                + "/three.csv', format: csv, fields: {prompt: q, completion: a}}");

    assertThat(set.duplicates())
        .anySatisfy(
            line -> {
              assertThat(line.get("kept").asText()).isEqualTo("other");
              assertThat(line.get("dropped").asText()).isEqualTo(folder + "/three.csv:2");
            });
  }

  private List<String> withoutWide() {
    List<String> lines = new ArrayList<>(Corpus.lines(20));
    lines.add(row("Where is it?", "Over there.", "m"));
    lines.add(row("where is it?", "over there.", "c"));

    return lines;
  }

  private PreparedFolder run(String name, String... settings) {
    Path output = folder.resolve(name);
    Launch.prepare(config, output, settings).ends(0);

    return new PreparedFolder(output).closes();
  }

  private static String pair(String chosen, String rejected) {
    return "{\"prompt\": \"Which?\", \"chosen\": \"%s\", \"rejected\": \"%s\"}"
        .formatted(chosen, rejected);
  }

  private static String row(String question, String answer, String key) {
    return "{\"q\": \"" + question + "\", \"a\": \"" + answer + "\", \"key\": \"" + key + "\"}";
  }
}
