package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.ConfigTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run of conf/examples, on the data that it names. */
class ExamplesIT {
  private static final Path EXAMPLES = Path.of("../conf/examples");
  private static final String SHARED = "../shared/data";

  /** Where the number of rejects follows from estimates of tokens, which are refined. */
  private static final int ESTIMATED = -1;

  /**
   * What an example reads and drops, by the start of its name: the rows as the data's own README
   * counts them, its repeats, and the one record that has a word which Nova keeps for itself.
   */
  private static final Map<String, Figures> FIGURES =
      Map.ofEntries(
          Map.entry("aws-format-samples-distillation", new Figures(200, 0)),
          Map.entry("aws-format-samples-evaluation", new Figures(30, 0)),
          Map.entry("aws-format-samples-faq", new Figures(160, 0)),
          Map.entry("aws-format-samples-rft", new Figures(300, 0)),
          Map.entry("aws-format-samples-tool-use", new Figures(200, 0)),
          Map.entry("banking77", new Figures(10_003, 4)),
          Map.entry("bedrock-faq-85", new Figures(85, 0)),
          Map.entry("chats-sgd", new Figures(231, 0)),
          Map.entry("chats-sharegpt", new Figures(500, 0)),
          Map.entry("corpus-text-nova", new Figures(497, 0)),
          Map.entry("corpus-text-titan", new Figures(497, ESTIMATED)),
          Map.entry("dolly-en-llama", new Figures(6_400, 3)),
          Map.entry("dolly-en-nova", new Figures(6_400, 4)),
          Map.entry("dolly-ja", new Figures(5_000, 1)),
          Map.entry("gsm8k", new Figures(7_473, 0)),
          Map.entry("preference-oasst", new Figures(87, 0)),
          Map.entry("quickstart", new Figures(305, 30)),
          Map.entry("xquad-llama", new Figures(3_570, 15)),
          Map.entry("xquad-nova", new Figures(7_140, 30)));

  private record Figures(int read, int rejected) {}

  @TempDir private Path folder = Path.of("");

  static Stream<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void closesItsLedgerAndPassesTheRulesOfItsModel(String name) throws IOException {
    String yaml = Files.readString(EXAMPLES.resolve(name));
    Path data = shared();
    Assumptions.assumeTrue(
        !yaml.contains(SHARED) || Files.isDirectory(data),
        () -> name + " skipped: there is no " + data + "; set QUARRY_SHARED to the folder of data");
    Path config =
        Corpus.write(
            folder.resolve(name),
            yaml.replace(SHARED, data.toString())
                .replace("path: conf/", "path: " + Path.of("../conf").toRealPath() + "/"));
    Path output = folder.resolve("out");
    Launch.prepare(config, output).ends(0);
    PreparedFolder set = new PreparedFolder(output).closes();

    Figures figures = figures(name);
    assertThat(set.manifest().at("/ledger/read").asInt()).isEqualTo(figures.read());
    if (figures.rejected() != ESTIMATED) {
      assertThat(set.rejects().size()).isEqualTo(figures.rejected());
    }
    assertThat(set.lines("train.jsonl")).isNotEmpty();
    ObjectNode settings = ConfigTree.parse(yaml, name);
    if (settings.hasNonNull("model")) {
      validate(set, settings);
    }
  }

  @Test
  void everyFamilyOfDataHasTwoTargets() throws IOException {
    List<String> names = examples().toList();

    for (String family :
        List.of(
            "bedrock-faq-85",
            "banking77",
            "dolly-en",
            "dolly-ja",
            "gsm8k",
            "preference-oasst",
            "chats-sgd",
            "chats-sharegpt",
            "xquad",
            "aws-format-samples",
            "corpus-text")) {
      assertThat(names)
          .as(family)
          .filteredOn(name -> name.startsWith(family))
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static void validate(PreparedFolder set, JsonNode settings) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("validate", set.root().resolve("train.jsonl").toString()));
    if (!set.lines("validation.jsonl").isEmpty()) {
      arguments.addAll(List.of("--validation", set.root().resolve("validation.jsonl").toString()));
    }
    arguments.addAll(
        List.of(
            "--model",
            settings.get("model").asText(),
            "--technique",
            settings.get("technique").asText()));
    Launch launch = Launch.of(arguments.toArray(String[]::new));

    assertThat(launch.code()).as(launch.out()).isZero();
  }

  private static Figures figures(String name) {
    return FIGURES.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Say in FIGURES what " + name + " reads"));
  }

  private static Path shared() {
    String set = System.getProperty("QUARRY_SHARED", System.getenv("QUARRY_SHARED"));
    Path root = set == null ? Path.of("../../shared") : Path.of(set);

    return root.resolve("data").toAbsolutePath().normalize();
  }
}
