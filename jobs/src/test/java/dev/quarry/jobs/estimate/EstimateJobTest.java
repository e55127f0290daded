package dev.quarry.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.jobs.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateJobTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private final Path folder;

  EstimateJobTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void estimatesTrainingFromTheCommandLine() {
    assertThat(run("--set", "model=nova-2-lite", "--set", "estimate.epochs=2", "--tokens", "1M"))
        .isZero();

    assertThat(out.toString())
        .contains("Amazon Nova 2 Lite, sft (amazon.nova-2-lite-v1:0:256k)")
        .contains("set: 1,000,000 tokens (as given)")
        .contains("epochs: 2 (as asked)")
        .containsPattern("training +7.56  once +1,000,000 tokens x 2 epochs / 1,000 x price")
        .containsPattern("storage +1.95  month")
        .containsPattern("train-per-1k +0.00378  2026-08-02  amazon.nova-2-lite-v1:0:256k  third")
        .doesNotContain("Missing")
        .doesNotContain("SERVING");
  }

  @Test
  void takesTheServicesDefaultOfEpochsOrOnePass() {
    run("--set", "model=nova-micro", "--tokens", "1M");
    run("--set", "model=nova-2-lite", "--tokens", "1M");

    assertThat(out.toString())
        .contains("epochs: 2 (the service's default)")
        .contains("epochs: 1 (one pass: no default is published; set estimate.epochs)");
  }

  @Test
  void readsTheSizeOfAPreparedSet() throws Exception {
    manifest(
        "{\"tokens\":{\"planning\":{\"total\":100000,\"low\":90000,\"high\":130000}},"
            + "\"splits\":{\"train\":{\"records\":500}}}");

    assertThat(run("--set", "model=llama-3.3-70b", "--prepared", folder.toString())).isZero();

    assertThat(out.toString())
        .contains("set: 100,000 tokens (90,000 to 130,000), 500 records (" + folder)
        .containsPattern("training +0.33 \\(0.30 to 0.43\\)  once");
  }

  @Test
  void refusesAFolderWithoutAFinishedRun() throws Exception {
    assertThat(run("--set", "model=nova-micro", "--prepared", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("manifest.json: there is no such file");

    manifest("{}");
    assertThat(run("--set", "model=nova-micro", "--prepared", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("it has no tokens.planning.total");
  }

  @Test
  void asksForAPriceThatNobodyPublishesAndTakesItFromTheConfig() {
    assertThat(run("--set", "model=nova-pro", "--tokens", "2M")).isZero();
    assertThat(out.toString())
        .containsPattern("training +unknown  once")
        .contains(
            "Missing price train-per-1k of amazon.nova-pro-v1:0:300k"
                + " (USD per 1,000 training tokens): set prices.train-per-1k")
        .contains("set prices.storage-per-month");

    run("--set", "model=nova-pro", "--set", "prices.train-per-1k=0.005", "--tokens", "2M");
    assertThat(out.toString())
        .containsPattern("training +20.00  once")
        .containsPattern("train-per-1k +0.005  this run  .*the run's prices");
  }

  @Test
  void comparesServingWithTheBreakEven() throws Exception {
    Path config = folder.resolve("run.yaml");
    Files.writeString(
        config,
        """
        model: nova-2-lite
        technique: sft
        estimate:
          tokens: 1M
          records: 2000
          epochs: 1
          serving:
            requests-per-day: 10000
            input-tokens: 1000
            output-tokens: 500
            instead-of: amazon.nova-premier-v1:0
        prices: {teacher-input-per-1k: 0.0025, teacher-output-per-1k: 0.0125}
        """);

    assertThat(run("--config", config.toString(), "--json")).isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString());
    JsonNode serving = json.path("serving");
    assertThat(serving.path("options").findValuesAsText("id"))
        .containsExactly(
            "replaced-on-demand", "base-on-demand", "custom-on-demand", "custom-provisioned");
    assertThat(serving.path("options").get(0).path("usd").path("expected").asDouble())
        .isEqualTo(2625);
    assertThat(serving.path("options").get(2).path("usd").path("expected").asDouble())
        .isEqualTo(465);
    assertThat(serving.path("options").get(3).path("usd").path("expected").asDouble())
        .isEqualTo(43_560);
    assertThat(serving.path("cheapest").asText()).isEqualTo("base-on-demand");
    assertThat(serving.path("break-evens").get(2).path("tokens-per-month").asLong())
        .isEqualTo(42_154_839_000L);
    assertThat(serving.path("payback-months").asDouble()).isBetween(0.0017, 0.0018);
    assertThat(json.path("once").path("expected").asText()).isEqualTo("3.78");
  }

  @Test
  void theExampleConfigIsUsable() {
    assertThat(run("--config", "../conf/estimate.yaml")).isZero();

    assertThat(out.toString())
        .contains("set: 1,200,000 tokens, 2,000 records (as given)")
        .containsPattern("replaced-on-demand +2,625.00 ")
        .contains("amazon.nova-premier-v1:0 on demand");
  }

  @Test
  void writesTheComparisonForPeople() {
    run(
        "--set", "model=nova-2-lite",
        "--set", "estimate.serving={requests-per-day: 100, input-tokens: 1000, output-tokens: 500}",
        "--tokens", "1M");

    assertThat(out.toString())
        .containsPattern("custom-provisioned +43,560.00  1 model unit x 720 hours")
        .contains(
            "custom-provisioned costs less than custom-on-demand from 42,154,839,000 tokens a"
                + " month (58,548,388 an hour, 28,103,226 requests a month; asked for are 3,000)")
        .contains("least a month: base-on-demand")
        .contains("AWS does not publish what a model unit carries");
  }

  @Test
  void distillationCountsTheTeacher() {
    run(
        "--set", "model=nova-micro",
        "--set", "technique=distillation",
        "--set", "estimate.teacher={model: nova-pro, response-tokens: 300}",
        "--set", "estimate.epochs=2",
        "--tokens", "100k",
        "--records", "1000");

    assertThat(out.toString())
        .containsPattern(
            "teacher +1.04  once +100,000 prompt tokens and 300,000 answer tokens of"
                + " amazon.nova-pro-v1:0")
        .containsPattern("training +0.80  once +400,000 tokens x 2 epochs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          estimate.teacher.model=claude-3-haiku | Unsupported teacher: claude-3-haiku (known for nova-micro: amazon.nova-pro-v1:0, amazon.nova-premier-v1:0)
          estimate.epoch=2 | Unknown key: estimate.epoch (did you mean epochs?)
          estimate.epochs=0 | Invalid estimate.epochs: 0 (expected a whole number from 1 to 1000)
          prices.train-per-2k=1 | Unknown price: prices.train-per-2k (did you mean train-per-1k?)
          estimate.serving={input-tokens: 5} | Missing estimate.serving.requests-per-day
          modle=x | Unknown key: modle (did you mean model?)
          technique=rft | Unsupported technique: rft of amazon.nova-micro-v1:0:128k: reinforcement
          """)
  void refusesWhatItCannotUse(String set, String message) {
    int code =
        run(
            "--set", "model=nova-micro",
            "--set", "technique=distillation",
            "--set", set,
            "--tokens", "1M");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void asksForTheSizeOfTheSet() {
    assertThat(run("--set", "model=nova-micro")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing tokens: name a prepared set with --prepared DIR");
  }

  @Test
  void warnsOfAModelThatHasEnded() {
    assertThat(run("--set", "model=titan-text-lite", "--tokens", "1M")).isZero();
    assertThat(out.toString())
        .contains("warning: amazon.titan-text-lite-v1:0:4k is not offered")
        .containsPattern("training +2.00  once");
  }

  private void manifest(String json) throws Exception {
    Files.writeString(folder.resolve("manifest.json"), json);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "estimate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);

    return Main.run(new PrintWriter(out), new PrintWriter(err), all);
  }
}
