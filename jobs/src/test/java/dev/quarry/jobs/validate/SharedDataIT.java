package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** AWS's own samples and others, which are no part of this repository. */
class SharedDataIT {
  private static final String DISTILLATION =
      "aws-format-samples/distillation-uber10K-prompts.jsonl.gz";

  @Test
  void acceptsRecordsThatAwssValidatorForClaudeAccepts() {
    Launched run =
        Launched.of(
                shared("claude3-ft-sample/formatted/claude3_ft_training.jsonl"),
                "--validation",
                shared("claude3-ft-sample/formatted/claude3_ft_validation.jsonl"),
                "--model",
                "claude-3-haiku",
                "--technique",
                "sft",
                "--json")
            .ends(0);

    assertThat(run.totals()).isEmpty();
    assertThat(run.json().at("/splits/train/validRecords").asInt()).isEqualTo(85);
    assertThat(run.json().at("/splits/validation/validRecords").asInt()).isEqualTo(32);
  }

  @Test
  void acceptsAwssSampleForReinforcement() {
    Launched run =
        Launched.of(
                shared("aws-format-samples/rft_train_data.jsonl"),
                "--model",
                "nova-2-lite",
                "--technique",
                "rft",
                "--json")
            .ends(0);

    assertThat(run.totals()).isEmpty();
    assertThat(run.json().get("validRecords").asInt()).isEqualTo(300);
  }

  @Test
  void onlyWarnsOfAwssSampleOfToolsForNova() {
    Launched run =
        Launched.of(
                shared("aws-format-samples/nova-tooluse-converse-200.jsonl.gz"),
                "--model",
                "nova-micro",
                "--json")
            .ends(0);

    assertThat(run.totals())
        .containsExactly("warning file:packed 1", "warning format:schema-version 200");
  }

  @Test
  void refusesAllOfASampleInTheWrongLayout() {
    Launched run =
        Launched.of(
                shared(DISTILLATION),
                "--model",
                "nova-lite",
                "--technique",
                "distillation",
                "--json")
            .ends(3);

    assertThat(run.json().get("records").asInt()).isEqualTo(200);
    assertThat(run.json().get("validRecords").asInt()).isZero();
    assertThat(run.totals()).contains("error set:min-records 1");
  }

  @Test
  void acceptsTheSameSampleInTheLayoutThatItHas() {
    Launched run = Launched.of(shared(DISTILLATION), "--model", "llama-3.1-8b", "--json").ends(0);

    assertThat(run.totals()).containsExactly("warning file:packed 1");
    assertThat(run.json().get("validRecords").asInt()).isEqualTo(200);
  }

  private static String shared(String file) {
    String shared = System.getProperty("QUARRY_SHARED", System.getenv("QUARRY_SHARED"));
    Path folder = shared == null ? Path.of("../../shared") : Path.of(shared);
    Path path = folder.resolve("data").resolve(file);
    Assumptions.assumeTrue(
        Files.exists(path), "no " + path + ": set QUARRY_SHARED to the folder of shared data");

    return path.toString();
  }
}
