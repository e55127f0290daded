package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run leaves when it replaces a set, when it fails, and when it was killed. */
class UnfinishedRunIT {
  private static final List<String> HISTORY = List.of("metrics/metrics.json");

  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");
  private PreparedFolder set = new PreparedFolder(Path.of(""));

  @BeforeEach
  void write() {
    FaultyFileSystem.install(Launch.session().sparkContext().hadoopConfiguration());
    Path input = Corpus.write(folder.resolve("corpus.jsonl"), Corpus.troubled(40));
    set = new PreparedFolder(folder.resolve("out"));
    config =
        Corpus.write(
            folder.resolve("config.yaml"),
            """
            model: nova-micro
            sources:
              - {path: '%s', fields: %s}
            split: {validation: 0.2, test: 0.2}
            """
                .formatted(FaultyFileSystem.locate(input), Corpus.FIELDS));
  }

  @AfterEach
  void mend() {
    FaultyFileSystem.allowAll();
  }

  @Test
  void overwritingReplacesEverythingButTheHistoryAndForeignFiles() {
    Launch.prepare(config, set.root()).ends(0);
    assertThat(set.files()).containsKeys("test.jsonl", "validation.jsonl");
    Corpus.write(set.root().resolve("notes.txt"), "mine");
    Corpus.write(set.root().resolve("train.jsonl.bak"), "mine too");
    Launch.prepare(config, set.root(), "--overwrite", "split.test=0", "split.validation=0").ends(0);

    assertThat(set.files())
        .doesNotContainKeys("test.jsonl", "validation.jsonl")
        .containsEntry("notes.txt", "mine")
        .containsEntry("train.jsonl.bak", "mine too");
    assertThat(set.closes().manifest().at("/config/split/test").asInt()).isZero();
    assertThat(PreparedFolder.parse(set.text("metrics/metrics.json"))).hasSize(2);
  }

  @Test
  void aRunIsComparedWithTheOneBefore() {
    Launch.prepare(config, set.root()).ends(0);
    assertThat(set.warnings().keySet()).noneMatch(id -> id.startsWith("anomaly:"));
    Corpus.write(folder.resolve("corpus.jsonl"), Corpus.lines(120));
    Launch.prepare(config, set.root(), "--overwrite").ends(0);

    assertThat(set.warnings().get("anomaly:records"))
        .isEqualTo("records was 40.00 in the run before, is 120.0");
    assertThat(set.report().get("quality").toString())
        .contains("{\"metric\":\"records\",\"value\":120.0,\"previous\":40.0,\"anomaly\":\"was");
    assertThat(set.text("report.html")).contains("was 40.00 in the run before");
  }

  @Test
  void aQueryThatFailsIsNamedAndLeavesNothing() {
    String query =
        "SELECT concat('a', id) q, CAST(raise_error('no luck') AS STRING) a FROM range(9)";
    Launch launch =
        Launch.prepare(
                config,
                set.root(),
                "sources=[{format: table, query: \""
                    + query
                    + "\", fields: {prompt: q, completion: a}}]")
            .ends(2);

    assertThat(launch.err()).contains("Cannot read SELECT concat").contains("no luck");
    assertThat(set.files()).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "an input that is gone",
            at(FaultyFileSystem.Operation.READ, "corpus.jsonl", 2, new FileNotFoundException("x")),
            2,
            "corpus.jsonl: it was there when the run began and is gone"),
        Arguments.of(
            "an input that may not be read",
            at(
                FaultyFileSystem.Operation.READ,
                "corpus.jsonl",
                2,
                new AccessDeniedException("/data/corpus.jsonl")),
            2,
            "/data/corpus.jsonl"),
        Arguments.of(
            "staged rows that cannot be written",
            at(
                FaultyFileSystem.Operation.WRITE,
                ".rows",
                1,
                new IOException("No space left on device")),
            2,
            "No space left on device"),
        Arguments.of(
            "a part that cannot be written",
            at(
                FaultyFileSystem.Operation.WRITE,
                "_staging/parts/validation",
                1,
                new ConnectException("Connection refused")),
            2,
            "Connection refused"),
        Arguments.of(
            "a split that cannot be renamed",
            at(
                FaultyFileSystem.Operation.RENAME,
                "validation.jsonl",
                1,
                new AccessDeniedException("/set/validation.jsonl")),
            2,
            "/set/validation.jsonl"),
        Arguments.of(
            "a report that cannot be written",
            at(
                FaultyFileSystem.Operation.WRITE,
                "report.html",
                1,
                new AccessDeniedException("/set/report.html")),
            2,
            "/set/report.html"),
        Arguments.of(
            "a manifest that cannot be moved in place",
            at(
                FaultyFileSystem.Operation.RENAME,
                "manifest.json",
                1,
                new AccessDeniedException("/set/manifest.json")),
            2,
            "/set/manifest.json"),
        Arguments.of(
            "a defect",
            at(
                FaultyFileSystem.Operation.WRITE,
                "_staging/parts/train",
                1,
                new IllegalStateException("two and two are five")),
            1,
            "two and two are five"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aRunThatFailsLeavesNoHalfOfASet(
      String what, FaultyFileSystem.Guard guard, int code, String message) {
    String output = FaultyFileSystem.locate(set.root());
    Corpus.write(set.root().resolve("notes.txt"), "mine");
    FaultyFileSystem.guard(guard);
    Launch failed = Launch.prepare(config, output);

    assertThat(failed.code()).as(failed.err()).isEqualTo(code);
    assertThat(failed.err()).contains(message);
    if (code == 2) {
      failed.ends(2);
      assertThat(failed.err()).contains("quarry: Cannot ");
    } else {
      assertThat(failed.err()).contains("this is a defect of Quarry").contains("\tat dev.quarry");
    }
    Set<String> left = set.files().keySet();
    assertThat(left).contains("notes.txt");
    assertThat(left.stream().filter(name -> !HISTORY.contains(name)).toList())
        .containsExactly("notes.txt");

    FaultyFileSystem.allowAll();
    Launch.prepare(config, output).ends(0);
    set.closes();
  }

  @Test
  void whatAKilledRunLeftIsTakenAwayByTheNext() {
    for (String name :
        List.of(
            "test.jsonl",
            "train.jsonl",
            ".test.jsonl.draft",
            ".manifest.json.draft",
            "rejects/part-00007.jsonl",
            "duplicates/.part-00000.jsonl.draft",
            "report.json",
            "_staging/parts/train/part-000000-3.jsonl",
            "_staging/keys/part-0.parquet")) {
      Corpus.write(set.root().resolve(name), "half a");
    }
    Launch.prepare(config, set.root(), "split.test=0").ends(0);

    assertThat(set.closes().files().keySet())
        .containsExactlyInAnyOrder(
            "train.jsonl",
            "validation.jsonl",
            "rejects/part-00000.jsonl",
            "duplicates/part-00000.jsonl",
            "metrics/metrics.json",
            "report.html",
            "report.json",
            "manifest.json");
  }

  private static FaultyFileSystem.Guard at(
      FaultyFileSystem.Operation operation, String place, int time, Exception failure) {
    int[] seen = {0};
    return (asked, path) -> {
      if (asked == operation && path.toString().contains(place) && ++seen[0] >= time) {
        if (failure instanceof IOException io) {
          throw io;
        }
        throw (RuntimeException) failure;
      }
    };
  }
}
