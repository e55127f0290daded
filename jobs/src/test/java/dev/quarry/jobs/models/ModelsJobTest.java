package dev.quarry.jobs.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.jobs.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsJobTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsOneAlignedRowPerModelAndTechnique() throws Exception {
    run("2026-11-01");

    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.matches(
                    "nova-2-lite +sft +bedrock-conversation +200-20,000 +32,000 +active"
                        + " +0.00378  amazon.nova-2-lite-v1:0:256k"))
        .anyMatch(
            line ->
                line.matches(
                    "claude-3-haiku +sft +anthropic-messages +32-10,000 +32,000"
                        + " +ended 2026-09-10 +-  anthropic.*"))
        .anyMatch(line -> line.matches("llama-3.1-8b +sft .* +100-10,000 all +16,000 .*"))
        .anyMatch(line -> line.matches("titan-text-express +cpt .* to 100,000 all +4,096 .*"))
        .anyMatch(line -> line.matches("cohere-command +sft .* 4,096 \\+ 2,048 +withdrawn .*"))
        .anyMatch(line -> line.matches("nova-micro +dpo .* active, sagemaker +by hour .*"));
    assertThat(out.toString().lines().filter(line -> line.contains("  nova-dpo")).count())
        .isEqualTo(3);
  }

  @Test
  void showsOnlyTheTechniqueThatWasAskedFor() throws Exception {
    run("2026-11-01", "--technique", "rft");

    assertThat(out.toString().lines().filter(line -> line.contains("rft-messages")).count())
        .isEqualTo(3);
    assertThat(out.toString()).doesNotContain("bedrock-conversation");
  }

  @Test
  void showsEverythingAboutOneModel() throws Exception {
    run("2026-05-01", "claude-3-haiku");

    assertThat(out.toString())
        .contains("anthropic.claude-3-haiku-20240307-v1:0:200k")
        .contains("us-west-2")
        .containsPattern("learningRateMultiplier +a number from 0.1 to 2; default 1")
        .containsPattern("training records +32-10,000")
        .containsPattern("training file, bytes +to 10,000,000,000")
        .contains("source", "https://docs.aws.amazon.com/")
        .containsPattern("train-per-1k +- +no source; set prices.train-per-1k")
        .contains("as of 2025-07-20")
        .contains("no distillation: distillation of Anthropic models is not currently available")
        .contains("warning: ")
        .contains("is legacy since 2026-03-10");
  }

  @Test
  void printsJsonWithTheKeysOfTheCatalogueFile() throws Exception {
    run("2026-11-01", "--json", "--technique", "sft");

    JsonNode models = new ObjectMapper().readTree(out.toString());
    JsonNode micro = models.get(0);
    assertThat(micro.path("id").asText()).isEqualTo("amazon.nova-micro-v1:0:128k");
    assertThat(micro.path("techniques").size()).isEqualTo(1);
    JsonNode row = micro.path("techniques").path("sft");
    assertThat(row.path("limits").path("max-records").asLong()).isEqualTo(20_000);
    assertThat(row.path("limits").has("max-line-bytes")).isFalse();
    assertThat(row.path("hyperparameters").path("epochCount").path("max").asInt()).isEqualTo(5);
    assertThat(row.path("source").get(0).asText()).startsWith("https://");
    assertThat(micro.path("prices").path("train-per-1k").path("usd").asText()).isEqualTo("0.001");
    assertThat(micro.path("deployment").path("tokens-per-minute").asLong()).isEqualTo(4_000_000);
  }

  @Test
  void laysTheUsersFileOverTheCatalogue(@TempDir Path folder) throws Exception {
    Path mine = folder.resolve("mine.yaml");
    Files.writeString(mine, "prices: {nova-pro: {train-per-1k: 0.0123}}");

    run("2026-11-01", "--overlay", mine.toString());

    assertThat(out.toString()).containsPattern("nova-pro +sft .*0.0123");
  }

  @Test
  void endsWithTheUsersCodeAndAHintForAnUnknownModel() {
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), "models", "nova-mikro");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("quarry: Unknown model: nova-mikro (did you mean nova-micro?)");
  }

  @Test
  void endsWithTheUsersCodeForAMissingOverlay() {
    int code =
        Main.run(
            new PrintWriter(out), new PrintWriter(err), "models", "--overlay", "no-such-file.yaml");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("Cannot read catalogue no-such-file.yaml: there is no such file");
  }

  private void run(String today, String... arguments) throws Exception {
    ModelsJob job = new ModelsJob(LocalDate.parse(today));
    CommandLine line = new CommandLine(job).setOut(new PrintWriter(out));
    line.parseArgs(arguments);

    job.run();
  }
}
