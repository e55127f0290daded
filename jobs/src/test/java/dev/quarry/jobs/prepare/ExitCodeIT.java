package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a run ends, with the words that tell the user what, why and what to do. */
class ExitCodeIT {
  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void write() {
    Path input = Corpus.write(folder.resolve("corpus.jsonl"), Corpus.lines(30));
    output = folder.resolve("out");
    config =
        Corpus.write(
            folder.resolve("config.yaml"),
            """
            model: nova-micro
            sources:
              - {path: '%s', fields: %s}
            split: {validation: 0.2}
            """
                .formatted(input, Corpus.FIELDS));
  }

  @Test
  void aSetThatIsDoneEndsWith0() {
    Launch launch = Launch.prepare(config, output).ends(0);

    assertThat(launch.out()).contains("the ledger closes").contains(output + "/report.html");
    assertThat(new PreparedFolder(output).closes().manifest().get("state").asText())
        .isEqualTo("done");
  }

  @Test
  void everyFaultOfAConfigIsNamedAtOnceWithItsNearestKey() {
    Launch launch =
        Launch.prepare(
                config,
                output,
                "modle=nova-lite",
                "split.validatoin=0.1",
                "sources[0].fromat=json",
                "checks.lenght=warn",
                "transforms=[normalize]",
                "gates=[label-imbalanse <= 3, tokens of plenty]",
                "dedup.near.threshold=0.8")
            .ends(2);

    assertThat(launch.err())
        .contains("Cannot use " + config + ": 8 faults")
        .contains("Unknown key: modle (did you mean model?)")
        .contains("Unknown key: split.validatoin (did you mean validation?)")
        .contains("Unknown key: sources[0].fromat (did you mean format?)")
        .contains("Unknown check: checks.lenght (did you mean length?)")
        .contains("normalize")
        .contains("Unknown metric in gates: label-imbalanse (did you mean label-imbalance?)")
        .contains("Invalid gates: tokens of plenty (expected <metric> <=,")
        .contains("Unsupported dedup.near: only exact is built so far");
    assertThat(output).doesNotExist();
  }

  @Test
  void anUnknownModelNamesTheNearest() {
    assertRefused("model=nova-mikro", "Unknown model: nova-mikro (did you mean nova-micro?)");
  }

  @Test
  void anUnknownTechniqueNamesTheNearest() {
    assertRefused(
        "technique=distilation", "Unknown technique: distilation (did you mean distillation?)");
  }

  @Test
  void aTechniqueThatTheModelLacksIsExplained() {
    assertRefused(
        "technique=rft",
        "reinforcement fine-tuning on Bedrock takes Nova 2 Lite, gpt-oss-20b and Qwen3 32B only");
  }

  @Test
  void aValidationSetThatTheModelDoesNotTakeIsRefused() {
    assertRefused(
        "model=nova-2-lite",
        "Invalid split.validation: amazon.nova-2-lite-v1:0:256k takes no validation set"
            + " (expected 0; use split.test to hold records back)");
  }

  @Test
  void aMissingConfigIsNamed() {
    Launch launch = Launch.of("prepare", "--config", folder + "/none.yaml").ends(2);

    assertThat(launch.err())
        .contains("Cannot read config " + folder + "/none.yaml: there is no such file");
  }

  @Test
  void aConfigThatIsNoYamlIsNamedWithItsLine() {
    Path broken = Corpus.write(folder.resolve("broken.yaml"), "model: a\nsources: [\n");

    assertThat(Launch.of("prepare", "--config", broken.toString()).ends(2).err())
        .contains("Cannot read config " + broken + ":");
  }

  @Test
  void aConfigWithNothingInItSaysWhatIsMissing() {
    Path empty = Corpus.write(folder.resolve("empty.yaml"), "");

    assertThat(Launch.of("prepare", "--config", empty.toString()).ends(2).err())
        .contains("Missing model: name a model of 'quarry models', or a format alone")
        .contains("Missing sources: at least one entry with a path")
        .contains("Missing output");
  }

  @Test
  void aMissingSourceIsNamed() {
    assertRefused(
        "sources[0].path=" + folder + "/none/*.jsonl",
        "Cannot read "
            + folder
            + "/none/*.jsonl: it names no file (check the path, or its pattern)");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertRefused(
        "sources=[{format: table, query: no_such_table, fields: {prompt: q, completion: a}}]",
        "Cannot read no_such_table: ");
  }

  @Test
  void aFinishedSetIsNotOverwrittenUnasked() {
    Launch.prepare(config, output).ends(0);
    Launch launch = Launch.prepare(config, output, "split.seed=7").ends(2);

    assertThat(launch.err())
        .contains(
            "Cannot write to "
                + output
                + ": it holds a finished set (use --overwrite to replace it, or another output)");
    assertThat(
            new PreparedFolder(output).closes().manifest().at("/config/split/seed").isMissingNode())
        .isTrue();
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() {
    Path file = Corpus.write(folder.resolve("a-file"), "taken");

    assertThat(Launch.prepare(config, file.resolve("set")).ends(2).err())
        .contains("Cannot write to " + file + "/set: ");
  }

  @Test
  void aSettingWithoutAValueIsRefused() {
    assertThat(Launch.of("prepare", "--set", "model").ends(2).err())
        .contains("Invalid --set: model (expected key=value)");
  }

  @Test
  void aSettingOfAnElementThatIsNotThereIsRefused() {
    assertThat(Launch.prepare(config, output, "sources[5].path=x").ends(2).err())
        .contains("Cannot set sources[5].path: 5 is not an element (expected 0 to 1)");
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    Launch launch = Launch.of("prepare", "--overwrit").ends(2);

    assertThat(launch.err())
        .contains("Unknown option: --overwrit (did you mean --overwrite?)")
        .contains("Try 'quarry prepare --help'.");
  }

  @Test
  void anUnknownJobNamesTheNearest() {
    assertThat(Launch.of("prepair").ends(2).err())
        .contains("Unknown job: prepair (did you mean prepare?)")
        .contains("Try 'quarry --help'.");
  }

  @Test
  void noJobShowsTheHelp() {
    assertThat(Launch.of().ends(2).err()).contains("Usage: quarry").contains("prepare");
  }

  @Test
  void theHelpNamesEveryJobAndEndsWith0() {
    assertThat(Launch.of("--help").ends(0).out())
        .contains("prepare", "estimate", "models", "Exit codes");
    assertThat(Launch.of("prepare", "--help").ends(0).out()).contains("--overwrite", "Examples:");
  }

  @Test
  void aSetBelowTheMinimumEndsWith3AndItsNumbers() {
    Path few = Corpus.write(folder.resolve("few.jsonl"), Corpus.lines(5));
    Launch launch =
        Launch.prepare(config, output, "sources[0].path=" + few, "split.validation=0").ends(3);

    assertThat(launch.err()).contains("5").contains("8");
    PreparedFolder set = new PreparedFolder(output).closes();
    assertThat(set.manifest().get("state").asText()).isEqualTo("too-small");
    assertThat(set.lines("train.jsonl")).hasSize(5);
    assertThat(set.warnings().get("set:min-records")).contains("5", "8");
    assertThat(set.text("report.html")).contains("min-records");
  }

  @Test
  void aValidationSetBelowTheMinimumEndsWith3() {
    Path enough = Corpus.write(folder.resolve("enough.jsonl"), Corpus.lines(100));
    Launch launch =
        Launch.prepare(
                config,
                output,
                "model=claude-3-haiku",
                "sources[0].path=" + enough,
                "split.validation=20")
            .ends(3);

    assertThat(launch.err()).contains("20").contains("32").contains("end of life");
    assertThat(new PreparedFolder(output).closes().warnings()).containsKey("set:min-validation");
  }

  @Test
  void aFailedGateEndsWith3AndTheSetIsThere() {
    Launch launch =
        Launch.prepare(
                config, output, "gates=[records >= 1k, label-imbalance < 100, token-total < 1M]")
            .ends(3);

    assertThat(launch.err()).contains("Gate failed: records >= 1k (is 30.0)");
    PreparedFolder set = new PreparedFolder(output).closes();
    assertThat(set.manifest().get("state").asText()).isEqualTo("gate-failed");
    assertThat(set.kept()).hasSize(30);
    assertThat(set.manifest().get("gates").findValuesAsText("passed"))
        .isEqualTo(List.of("false", "true", "true"));
  }

  @Test
  void aGateOnAMetricWithoutAValueFails() {
    Launch.prepare(
            config,
            output,
            "gates=[label-imbalance <= 3]",
            "sources[0].fields={prompt: q, completion: a}")
        .ends(3);

    assertThat(new PreparedFolder(output).manifest().at("/gates/0/value").isNull()).isTrue();
  }

  @Test
  void aLegacyModelIsWarnedOfAndPrepared() {
    Path enough = Corpus.write(folder.resolve("enough.jsonl"), Corpus.lines(200));
    Launch launch =
        Launch.prepare(
                config,
                output,
                "model=claude-3-haiku",
                "sources[0].path=" + enough,
                "split.validation=40")
            .ends(0);

    assertThat(launch.err()).contains("Warning: ").contains("2026-09-10");
    assertThat(new PreparedFolder(output).closes().lines("validation.jsonl")).hasSize(40);
  }

  private void assertRefused(String setting, String message) {
    Launch launch = Launch.prepare(config, output, setting).ends(2);

    assertThat(launch.err()).contains(message);
    assertThat(output).doesNotExist();
  }
}
