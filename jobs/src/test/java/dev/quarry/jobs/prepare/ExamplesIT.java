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

  /** Rows of the data by the start of an example's name, as the data's own README counts them. */
  private static final Map<String, Integer> ROWS =
      Map.ofEntries(
          Map.entry("aws-format-samples-distillation", 200),
          Map.entry("aws-format-samples-evaluation", 30),
          Map.entry("aws-format-samples-faq", 160),
          Map.entry("aws-format-samples-rft", 300),
          Map.entry("aws-format-samples-tool-use", 200),
          Map.entry("banking77", 10_003),
          Map.entry("bedrock-faq-85", 85),
          Map.entry("chats-sgd", 231),
          Map.entry("chats-sharegpt", 500),
          Map.entry("corpus-text", 497),
          Map.entry("dolly-en", 6_400),
          Map.entry("dolly-ja", 5_000),
          Map.entry("gsm8k", 7_473),
          Map.entry("preference-oasst", 87),
          Map.entry("quickstart", 305),
          Map.entry("xquad-llama", 3_570),
          Map.entry("xquad-nova", 7_140));

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

    assertThat(set.manifest().at("/ledger/read").asInt()).isEqualTo(rows(name));
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

  private static int rows(String name) {
    return ROWS.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Say in ROWS how many rows " + name + " reads"));
  }

  private static Path shared() {
    String set = System.getProperty("QUARRY_SHARED", System.getenv("QUARRY_SHARED"));
    Path root = set == null ? Path.of("../../shared") : Path.of(set);

    return root.resolve("data").toAbsolutePath().normalize();
  }
}
