package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarSourceIT {
  private static final int ROWS = 60;

  @TempDir private Path folder = Path.of("");
  private Path lines = Path.of("");

  @BeforeEach
  void write() {
    List<String> rows = new java.util.ArrayList<>(Corpus.lines(ROWS));
    rows.set(10, rows.get(9).replace("What is", "what IS"));
    rows.set(20, "{\"q\": null, \"a\": \"x\", \"topic\": \"storage\", \"team\": \"t\"}");
    lines = Corpus.write(folder.resolve("lines/rows.jsonl"), rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro"})
  void columnsGiveTheRecordsOfLines(String format) {
    PreparedFolder expected = run("from-lines", "json", lines);
    rows().coalesce(1).write().format(format).save(at(format));
    PreparedFolder set = run("from-" + format, format, folder.resolve(format));

    for (String side : List.of("train.jsonl", "validation.jsonl")) {
      assertThat(set.lines(side)).as(side).isEqualTo(expected.lines(side));
    }
    assertThat(set.duplicates()).hasSize(1);
    assertThat(set.duplicates().get(0).get("droppedPosition").asInt()).isEqualTo(11);
    assertThat(set.duplicates().get(0).get("droppedSource").asText()).contains("/part-00000");
    assertThat(reasons(set)).isEqualTo(reasons(expected));
  }

  @Test
  void severalFilesComeInTheOrderOfTheirNames() throws IOException {
    for (int part = 0; part < 3; part++) {
      Dataset<Row> rows =
          Launch.session()
              .read()
              .json(
                  Corpus.write(
                          folder.resolve("part-" + part + ".jsonl"),
                          Corpus.lines(part * 20, part * 20 + 20))
                      .toString());
      rows.coalesce(1).write().parquet(at("one"));
      try (Stream<Path> files = Files.list(folder.resolve("one"))) {
        Path file =
            files.filter(name -> name.toString().endsWith(".parquet")).findFirst().orElseThrow();
        Files.createDirectories(folder.resolve("many"));
        Files.move(file, folder.resolve("many/" + "abc".charAt(part) + ".parquet"));
      }
      deleteFolder(folder.resolve("one"));
    }
    Corpus.write(lines, Corpus.lines(60));

    assertThat(run("many-out", "parquet", folder.resolve("many")).kept())
        .isEqualTo(run("lines-out", "json", lines).kept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro"})
  void rowsOfAFileThatSparkCutsKeepTheirOrderAndNumbers(String format) {
    List<String> rows = new java.util.ArrayList<>(Corpus.lines(6000));
    for (int i = 500; i < rows.size(); i += 500) {
      rows.set(i, "{\"q\": null, \"a\": \"x\", \"topic\": \"storage\", \"team\": \"t\"}");
    }
    Corpus.write(lines, rows);
    PreparedFolder expected = run("from-lines", "json", lines);
    rows()
        .coalesce(1)
        .write()
        .option("parquet.block.size", 50_000)
        .option("parquet.page.row.count.limit", 100)
        .option("orc.stripe.size", 50_000)
        .option("compression", "uncompressed")
        .format(format)
        .save(at("cut"));
    String partBytes = "spark.sql.files.maxPartitionBytes";
    Launch.session().conf().set(partBytes, 200_000);
    Launch.session().conf().set("spark.sql.files.openCostInBytes", 1);
    PreparedFolder set;
    try {
      assertThat(
              Launch.session().read().format(format).load(at("cut")).toJavaRDD().getNumPartitions())
          .isGreaterThan(1);
      set = run("cut-out", format, folder.resolve("cut"));
    } finally {
      Launch.session().conf().unset(partBytes);
      Launch.session().conf().unset("spark.sql.files.openCostInBytes");
    }

    assertThat(set.text("train.jsonl").equals(expected.text("train.jsonl"))).isTrue();
    assertThat(reasons(set)).isEqualTo(reasons(expected)).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro"})
  void damagedFilesBecomeRejectsAndTheOthersAreRead(String format) throws IOException {
    rows().coalesce(1).write().format(format).save(at("good"));
    byte[] good = onlyFile(folder.resolve("good"), format);
    Corpus.write(folder.resolve("mixed/a." + format), good);
    Corpus.write(folder.resolve("mixed/b." + format), "this is text");
    Corpus.write(folder.resolve("mixed/c." + format), new byte[0]);
    Corpus.write(
        folder.resolve("mixed/d." + format),
        format.equals("avro")
            ? Arrays.copyOf(good, 20)
            : Arrays.copyOfRange(good, good.length / 2, good.length - 20));
    PreparedFolder set = run("mixed-out", format, folder.resolve("mixed"));

    assertThat(reasons(set))
        .containsExactlyInAnyOrder(
            "a." + format + " duplicate:exact 11",
            "a." + format + " mapping:missing-field:prompt 21",
            "b." + format + " source:damaged-file 1",
            "c." + format + " source:empty-file 1",
            "d." + format + " source:damaged-file 1");
    assertThat(set.kept()).hasSize(ROWS - 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "avro"})
  void aFileThatIsDamagedInsideIsLeftOutAndNamed(String format) throws IOException {
    rows().coalesce(1).write().format(format).save(at("good"));
    byte[] good = onlyFile(folder.resolve("good"), format);
    Corpus.write(folder.resolve("mixed/a." + format), good);
    byte[] damaged = good.clone();
    int from = format.equals("avro") ? good.length / 2 : 8;
    Arrays.fill(damaged, from, from + good.length / 4, (byte) 0xff);
    Corpus.write(folder.resolve("mixed/b." + format), damaged);
    PreparedFolder set = run("inside-out", format, folder.resolve("mixed"));

    assertThat(reasons(set)).contains("b." + format + " source:damaged-file 1");
    assertThat(set.kept()).hasSize(ROWS - 2);
  }

  @Test
  void filesWithOtherColumnsAreReadToo() throws IOException {
    Launch.session().read().json(lines.toString()).coalesce(1).write().parquet(at("first"));
    Launch.session()
        .sql("SELECT 'A lone question?' q, 'A lone answer.' a, 7 number")
        .coalesce(1)
        .write()
        .parquet(at("second"));
    Corpus.write(folder.resolve("both/a.parquet"), onlyFile(folder.resolve("second"), "parquet"));
    Corpus.write(folder.resolve("both/b.parquet"), onlyFile(folder.resolve("first"), "parquet"));
    PreparedFolder set = run("both-out", "parquet", folder.resolve("both"));

    assertThat(set.kept()).hasSize(ROWS - 1).anyMatch(line -> line.contains("A lone answer."));
  }

  @Test
  void anEmptyTableOfColumnsIsNoFault() {
    rows().limit(0).coalesce(1).write().parquet(at("nothing"));
    rows().coalesce(1).write().mode(SaveMode.Append).parquet(at("nothing"));

    assertThat(run("nothing-out", "parquet", folder.resolve("nothing")).kept()).hasSize(ROWS - 2);
  }

  @Test
  void nestedColumnsAreConversations() {
    Launch.session()
        .sql(
            """
            SELECT concat('c', id) id,
              array(
                struct('user' role, concat('Question ', id, '?') content),
                struct('assistant' role, concat('Answer ', id, '.') content)) messages
            FROM range(20)
            """)
        .write()
        .parquet(at("chats"));
    Path output = folder.resolve("chats-out");
    Launch.prepare(
            config("parquet", folder.resolve("chats").toString()), output, "sources[0].fields=auto")
        .ends(0);

    assertThat(new PreparedFolder(output).closes().kept()).hasSize(20);
  }

  @Test
  void aTableAndAQueryGiveTheirRows() {
    rows().where("q IS NOT NULL").createOrReplaceTempView("quarry_rows");
    PreparedFolder expected = run("expected", "json", lines);
    PreparedFolder table = query("table", "quarry_rows");
    PreparedFolder query = query("query", "SELECT * FROM quarry_rows WHERE topic = 'storage'");

    assertThat(table.kept()).containsExactlyInAnyOrderElementsOf(expected.kept());
    assertThat(table.manifest().at("/inputs/0/path").asText()).isEqualTo("quarry_rows");
    assertThat(query.kept()).isNotEmpty().isSubsetOf(expected.kept());
    assertThat(query.manifest().at("/ledger/read").asInt()).isEqualTo(29);
  }

  @Test
  void theOrderOfATableDoesNotDependOnTheShuffle() {
    rows().where("q IS NOT NULL").repartition(7).createOrReplaceTempView("quarry_shuffled");
    PreparedFolder one = query("shuffle-4", "quarry_shuffled");
    Launch.shufflePartitions(3);
    PreparedFolder other = query("shuffle-3", "quarry_shuffled");
    Launch.shufflePartitions(4);

    for (String name : List.of("train.jsonl", "validation.jsonl", "rejects/part-00000.jsonl")) {
      assertThat(other.lines(name)).isEqualTo(one.lines(name)).isNotEmpty();
    }
  }

  private PreparedFolder query(String name, String query) {
    Path output = folder.resolve(name);
    Launch.prepare(
            config("table", ""),
            output,
            "sources=[{format: table, query: \"" + query + "\", fields: " + Corpus.FIELDS + "}]")
        .ends(0);

    return new PreparedFolder(output).closes();
  }

  private PreparedFolder run(String name, String format, Path input) {
    Path output = folder.resolve(name);
    Launch.prepare(config(format, input.toString()), output).ends(0);

    return new PreparedFolder(output).closes();
  }

  private Path config(String format, String input) {
    return Corpus.write(
        folder.resolve("config.yaml"),
        """
        model: nova-micro
        sources:
          - {path: '%s', format: %s, fields: {prompt: q, completion: a}}
        split: {validation: 0.2}
        """
            .formatted(input, format));
  }

  private Dataset<Row> rows() {
    return Launch.session().read().json(lines.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  /** Returns for each reject its file, reason and position. */
  private static List<String> reasons(PreparedFolder set) {
    return set.rejects().stream()
        .map(
            reject ->
                name(reject)
                    + " "
                    + reject.get("reason").asText()
                    + " "
                    + reject.get("position").asInt())
        .map(text -> text.replaceFirst("^(part-00000|rows)\\S*", "file"))
        .toList();
  }

  private static String name(JsonNode reject) {
    return reject.get("source").asText().replaceFirst(".*/", "");
  }

  private static byte[] onlyFile(Path written, String format) throws IOException {
    try (Stream<Path> files = Files.list(written)) {
      return Files.readAllBytes(
          files.filter(name -> name.toString().endsWith("." + format)).findFirst().orElseThrow());
    }
  }

  private static void deleteFolder(Path written) throws IOException {
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(written);
  }
}
