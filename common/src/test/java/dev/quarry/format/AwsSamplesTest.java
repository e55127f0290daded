package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads AWS's own sample files and real data, where the folder with shared data is there. */
class AwsSamplesTest {

  @ParameterizedTest
  @CsvSource({
    "prompt-completion,aws-format-samples/distillation-uber10K-prompts.jsonl.gz,200,",
    "bedrock-conversation,aws-format-samples/nova-tooluse-converse-200.jsonl.gz,200,"
        + "format:schema-version",
    "rft-messages,aws-format-samples/rft_train_data.jsonl,300,",
    "evaluation-prompts,aws-format-samples/llmaaj-byoi-sample-data.jsonl,30,",
    "anthropic-messages,claude3-ft-sample/formatted/claude3_ft_training.jsonl,85,",
    "anthropic-messages,claude3-ft-sample/formatted/claude3_ft_validation.jsonl,32,",
  })
  void readsEveryLine(String id, String file, int rows, @Nullable String rule) throws IOException {
    Format format = Formats.byId(id);
    List<String> lines = lines(file);
    assertThat(lines).hasSize(rows);
    Set<String> rules = new TreeSet<>();
    for (String line : lines) {
      Format.Decoded decoded = format.decode(FormatLines.json(line));
      for (Fault fault : decoded.faults()) {
        assertThat(fault.isError()).isFalse();
        rules.add(fault.rule());
      }
      TrainingRecord record = decoded.record().orElseThrow();
      String written = FormatLines.encode(format, record);
      assertThat(format.decode(FormatLines.json(written)).faults()).isEmpty();
      assertThat(FormatLines.decode(format, written)).isEqualTo(record);
      if (rule == null) {
        assertThat(FormatLines.json(written)).isEqualTo(FormatLines.json(line));
      }
    }
    assertThat(rules).isEqualTo(rule == null ? Set.of() : Set.of(rule));
  }

  @ParameterizedTest
  @CsvSource({"distillation-prompts", "bedrock-conversation", "anthropic-messages", "rft-messages"})
  void convertsPromptsAndCompletions(String id) throws IOException {
    Format from = Formats.byId("prompt-completion");
    Format to = Formats.byId(id);
    for (String line : lines("aws-format-samples/distillation-uber10K-prompts.jsonl.gz")) {
      String written = FormatLines.encode(to, FormatLines.decode(from, line));
      assertThat(to.decode(FormatLines.json(written)).faults()).isEmpty();
    }
  }

  private static List<String> lines(String file) throws IOException {
    Path path = shared().resolve("data").resolve(file);
    assumeTrue(Files.exists(path), "Skipped: no shared data at " + path);
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Returns the folder beside the repository, or the one that the environment names. */
  private static Path shared() {
    String named = System.getProperty("QUARRY_SHARED", System.getenv("QUARRY_SHARED"));
    if (named != null) {
      return Path.of(named);
    }
    Path repository = Path.of("").toAbsolutePath();
    while (repository.getParent() != null && !Files.exists(repository.resolve(".git"))) {
      repository = repository.getParent();
    }

    return repository.resolveSibling("shared");
  }
}
