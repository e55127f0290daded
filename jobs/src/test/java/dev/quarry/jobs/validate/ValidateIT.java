package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Limits;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateIT {
  private static final String GOOD = "{\"prompt\":\"What is %d?\",\"completion\":\"A number.\"}";

  /** A line of each kind of fault, at the lines that {@link #PLANTED_FAULTS} names. */
  private static final List<String> PLANTED =
      List.of(
          "\ufeff{\"prompt\":\"a\",\"completion\":\"b\"}",
          "",
          "\t \r",
          "{\"prompt\":\"secret text\",\"completion\":\"cut o",
          "{\"prompt\":\"secret text\",\"completion\":[1, 2",
          "[\"secret text\"]",
          "{\"prompt\":\"a\",\"completion\":\"b\"} {\"prompt\":\"secret text\"}",
          "{\"prompt\":\"a\u0000\",\"completion\":\"b\"}",
          "{\"prompt\":\"\u00ff\",\"completion\":\"b\"}",
          "{\"prompt\":\"a\"}",
          "{\"prompt\":1,\"completion\":null,\"more\":2}",
          "{\"prompt\":\"a\",\"completion\":\"b\"}\r",
          "{\"prompt\":\"" + "x".repeat(5000) + "\",\"completion\":\"b\"}",
          "{\"prompt\":\"  \",\"completion\":\"b\"}",
          "{\"prompt\":\"\u00fcber\",\"completion\":\"b\"}");

  private static final List<String> PLANTED_FAULTS =
      List.of(
          "1 file:byte-order-mark",
          "2 file:blank-line",
          "3 file:blank-line",
          "4 source:invalid-json",
          "5 source:invalid-json",
          "6 source:not-an-object",
          "7 source:invalid-json",
          "8 source:nul-byte",
          "9 source:invalid-utf8",
          "10 format:missing-field",
          "11 format:wrong-type",
          "11 format:wrong-type",
          "11 format:extra-key",
          "12 file:carriage-return",
          "13 source:line-too-long",
          "14 blank-turn:prompt");

  private final Path folder;

  ValidateIT(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<String> modelsAndTechniques() {
    List<String> all = new ArrayList<>();
    for (ModelSpec model : Catalogue.builtIn().all()) {
      model.techniques().keySet().forEach(key -> all.add(model.id() + " " + key.id()));
    }

    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("modelsAndTechniques")
  void acceptsAValidFileForEveryModelAndTechnique(String target) throws IOException {
    String[] words = target.split(" ");
    TechniqueSpec row = Catalogue.builtIn().byId(words[0]).technique(Technique.byId(words[1]));
    Limits limits = row.limits();
    int records =
        (int) Math.max(8, Math.max(count(limits.minRecords()), count(limits.minTotalRecords())));
    String line = Formats.byId(row.format()).example();
    Path file = write("train.jsonl", Collections.nCopies(records, line));

    Launched run = validate(file, "--model", words[0], "--technique", words[1]).ends(0);

    assertThat(run.json().get("valid").asBoolean()).isTrue();
    assertThat(run.json().get("validRecords").asInt()).isEqualTo(records);
    assertThat(run.totals()).isEmpty();
  }

  private static long count(@Nullable Long limit) {
    return limit == null ? 0 : limit;
  }

  static Stream<String> formats() {
    return Formats.all().stream().map(Format::id);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void acceptsTheExampleOfEveryFormat(String format) throws IOException {
    Path file = write("lines.jsonl", List.of(Formats.byId(format).example()));

    assertThat(validate(file, "--format", format).ends(0).json().get("validRecords").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 1000})
  void findsExactlyWhatWasPlantedHoweverTheFileIsCut(int partitions) throws IOException {
    Path file = planted("planted.jsonl", "\n");

    Launched run = planted(file, partitions).ends(3);

    assertThat(run.faults()).isEqualTo(PLANTED_FAULTS);
    assertThat(run.json().get("records").asInt()).isEqualTo(13);
    assertThat(run.json().get("validRecords").asInt()).isEqualTo(3);
    assertThat(run.json().get("errors").asInt()).isEqualTo(14);
    assertThat(run.json().get("warnings").asInt()).isEqualTo(2);
    assertThat(run.out()).isEqualTo(planted(file, 1).out());
    assertThat(run.out() + run.err()).doesNotContain("secret");
    assertThat(run.err())
        .contains(
            "quarry: Not valid for format prompt-completion: 14 errors, 2 warnings;"
                + " 3 of 13 records valid");
  }

  @Test
  void acceptsALastLineWithoutItsLineFeed() throws IOException {
    assertThat(planted(planted("planted.jsonl", ""), 3).faults()).isEqualTo(PLANTED_FAULTS);
  }

  private static Launched planted(Path file, int partitions) {
    return validate(
        file,
        "--format",
        "prompt-completion",
        "--set",
        "read.partitions=" + partitions,
        "--set",
        "read.max-line=2KiB");
  }

  /** Writes Latin-1, so that line 9 is no UTF-8, but the mark and the last line as UTF-8. */
  private Path planted(String name, String end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < PLANTED.size(); i++) {
      bytes.writeBytes(
          PLANTED.get(i).getBytes(i == 8 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      bytes.writeBytes((i < PLANTED.size() - 1 ? "\n" : end).getBytes(StandardCharsets.UTF_8));
    }

    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  @Test
  void countsLinesFromTheStartOfEachFileThroughAllItsSlices() throws IOException {
    List<String> first = goodLines(500);
    first.set(0, "{}");
    first.set(249, "");
    first.set(498, "[]");
    List<String> second = goodLines(300);
    second.set(299, "{\"prompt\":\"a\"}");
    write("a.jsonl", first);
    write("b.jsonl", second);

    Launched run =
        validate(
                folder,
                "--format",
                "prompt-completion",
                "--max-faults",
                "5",
                "--set",
                "read.partitions=7")
            .ends(3);

    assertThat(run.faults())
        .containsExactly(
            "1 format:missing-field",
            "1 format:missing-field",
            "250 file:blank-line",
            "499 source:not-an-object",
            "300 format:missing-field");
    assertThat(run.json().at("/faults/4/file").asText()).endsWith("b.jsonl");
    assertThat(run.json().at("/splits/train/tokens/min").asInt()).isPositive();
  }

  @Test
  void showsTheFirstFaultsOfEachRuleAndCountsAll() throws IOException {
    List<String> lines = goodLines(1000);
    for (int i = 100; i < 1000; i++) {
      lines.set(i, i % 2 == 0 ? "" : "{\"prompt\":\"a\"}");
    }
    Path file = write("many.jsonl", lines);
    String[] options = {"--format", "prompt-completion", "--max-faults", "2", "--set"};

    Launched run = validate(file, with(options, "read.partitions=9")).ends(3);

    assertThat(run.faults())
        .containsExactly(
            "101 file:blank-line",
            "102 format:missing-field",
            "103 file:blank-line",
            "104 format:missing-field");
    assertThat(run.totals())
        .containsExactly("error file:blank-line 450", "error format:missing-field 450");
    assertThat(run.json().at("/rules/0/shown").asInt()).isEqualTo(2);
    assertThat(run.json().at("/records").asInt()).isEqualTo(550);
    assertThat(Launched.of(with(options, "read.partitions=2", file.toString())).out())
        .contains("450      2", "--max-faults shows more");
  }

  @Test
  void judgesTheSetAsAWhole() throws IOException {
    List<String> lines =
        new ArrayList<>(Collections.nCopies(31, Formats.byId("anthropic-messages").example()));
    Path train = write("train.jsonl", lines);
    lines.set(0, "{}");
    Path validation = write("validation.jsonl", lines.subList(0, 5));

    Launched run =
        validate(train, "--model", "claude-3-haiku", "--validation", validation.toString()).ends(3);

    assertThat(run.totals())
        .containsExactly(
            "error format:missing-field 1",
            "error set:min-records 1",
            "error set:min-validation 1");
    assertThat(run.json().at("/faults/1/message").asText())
        .isEqualTo("the number of records is 31, the least is 32");
    assertThat(run.json().at("/faults/2/message").asText())
        .isEqualTo("the number of records is 5, the least is 32");
    assertThat(run.json().at("/splits/validation/validRecords").asInt()).isEqualTo(4);
    assertThat(Launched.of(train.toString(), "--model", "claude-3-haiku").ends(3).out())
        .contains("the set: error set:min-records: train: the number of records is 31");
  }

  @Test
  void countsOnlyValidRecordsForDistillationAsBedrockDoes() throws IOException {
    List<String> lines =
        new ArrayList<>(Collections.nCopies(105, Formats.byId("distillation-prompts").example()));
    Collections.fill(lines.subList(0, 6), "{}");
    Path file = write("prompts.jsonl", lines);

    Launched run = validate(file, "--model", "nova-lite", "--technique", "distillation").ends(3);

    assertThat(run.totals()).contains("error set:min-records 1");
  }

  @Test
  void takesTheSplitsOfAFolderThatPrepareWrote() throws IOException {
    String line = Formats.byId("anthropic-messages").example();
    write("train.jsonl", Collections.nCopies(40, line));
    write("validation.jsonl", Collections.nCopies(32, line));
    write("test.jsonl", List.of("{}"));
    write("report.json", List.of("{}"));

    JsonNode json = validate(folder, "--model", "claude-3-haiku").ends(0).json();

    assertThat(json.at("/splits/train/records").asInt()).isEqualTo(40);
    assertThat(json.at("/splits/validation/records").asInt()).isEqualTo(32);
  }

  @Test
  void readsAPackedFileAndSaysThatBedrockDoesNot() throws IOException {
    String line = Formats.byId("anthropic-messages").example();
    Path file = folder.resolve("train.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((line + "\n").repeat(40).getBytes(StandardCharsets.UTF_8));
    }

    Launched run = validate(file, "--model", "claude-3-haiku").ends(0);

    assertThat(run.faults()).containsExactly("0 file:packed");
    assertThat(run.json().at("/splits/train/bytes").asLong())
        .isEqualTo(40L * (line.getBytes(StandardCharsets.UTF_8).length + 1));
  }

  @Test
  void refusesOtherNamesEmptyFilesAndOtherCodes() throws IOException {
    Path named = write("train.json", goodLines(2));
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    Path wide =
        Files.write(
            folder.resolve("wide.jsonl"),
            String.join("\n", goodLines(50)).getBytes(StandardCharsets.UTF_16));

    String[] options = {"--format", "prompt-completion", "--set", "read.partitions=5"};
    assertThat(validate(named, options).ends(3).faults()).containsExactly("0 file:extension");
    assertThat(validate(empty, options).ends(3).faults())
        .containsExactly("0 source:empty-file", "0 set:empty");
    assertThat(validate(wide, options).ends(3).faults()).containsExactly("1 source:utf-16");
  }

  @Test
  void endsWellWithWarningsAlone() throws IOException {
    Path file = write("train.jsonl", List.of(GOOD.formatted(1) + "\r", GOOD.formatted(2) + "\r"));

    Launched run = Launched.of(file.toString(), "--format", "prompt-completion").ends(0);

    assertThat(run.out())
        .contains(
            file + ":2: warning file:carriage-return: the line ends with a carriage return",
            "Valid for format prompt-completion: 0 errors, 2 warnings; 2 records");
  }

  @Test
  void obeysTheLevelsOfChecks() throws IOException {
    Path file = write("train.jsonl", List.of("{\"prompt\":\" \",\"completion\":\"b\"}"));
    String[] options = {"--format", "prompt-completion", "--set"};

    assertThat(validate(file, with(options, "checks={blank-turn: warn}")).ends(0).totals())
        .containsExactly("warning blank-turn:prompt 1");
    assertThat(validate(file, with(options, "checks={blank-turn: off}")).ends(0).totals())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--model nova-mikro | Unknown model: nova-mikro",
        "--model nova-micro --technique rtf | Unknown technique: rtf",
        "--format jsonl | Unknown format: jsonl",
        "'' | Missing model",
        "--model nova-micro --max-faults many | Invalid max-faults: many",
        "--model nova-micro --set read.max-line=1 | Invalid read.max-line",
        "--model nova-micro --set reed.partitions=1 | Unknown key: reed",
        "--model nova-micro --catalogue nowhere.yaml | Cannot read catalogue nowhere.yaml",
        "--model nova-micro --validation nowhere.jsonl | Cannot read nowhere.jsonl: it names no file",
      })
  void refusesWhatCannotBeUsed(String options, String message) throws IOException {
    Path file = write("train.jsonl", goodLines(1));
    String[] words = options.isEmpty() ? new String[0] : options.split(" ");

    assertThat(validate(file, words).ends(2).err()).contains("quarry: ").contains(message);
  }

  @Test
  void refusesAFolderWithoutJsonLines() throws IOException {
    write("notes.txt", List.of("a"));

    assertThat(validate(folder, "--model", "nova-micro").ends(2).err())
        .contains("Cannot validate " + folder + ": no file in it has a name that ends in .jsonl");
  }

  private static Launched validate(Path file, String... options) {
    return Launched.of(with(options, file.toString(), "--json"));
  }

  private static String[] with(String[] options, String... more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(more));

    return all.toArray(String[]::new);
  }

  private static List<String> goodLines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      lines.add(GOOD.formatted(i));
    }

    return lines;
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
  }
}
