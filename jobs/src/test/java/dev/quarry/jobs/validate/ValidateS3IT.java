package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.aws.S3Location;
import dev.quarry.aws.S3Server;
import dev.quarry.format.Formats;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against an S3 server on loopback. */
class ValidateS3IT {
  private static final String BUCKET = "quarry-validate";
  private static final S3Server SERVER = S3Server.shared();
  private static final Map<String, String> SETTINGS = settings();

  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(SERVER.hadoopConfiguration());
    settings.put("fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");

    return settings;
  }

  @BeforeAll
  static void writeObjects() {
    Launched.of("--rules");
    SETTINGS.forEach(hadoop()::set);
    SERVER.createBucket(BUCKET);
    String line = Formats.byId("anthropic-messages").example() + "\n";
    put("set/train.jsonl", line.repeat(40));
    put("set/validation.jsonl", line.repeat(32));
    put("day=1/train.jsonl", line.repeat(39) + "{}\n");
    put("plus/a(1).jsonl", Formats.byId("bedrock-conversation").example().concat("\n").repeat(8));
  }

  @AfterAll
  static void forgetTheServer() {
    SETTINGS.keySet().forEach(hadoop()::unset);
  }

  private static Configuration hadoop() {
    return SparkRuntime.open("tests", LogLevel.QUIET).sparkContext().hadoopConfiguration();
  }

  private static void put(String key, String text) {
    SERVER.put(new S3Location(BUCKET, key), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void acceptsASetInSlicesOnS3() {
    Launched run =
        Launched.of(
                "s3://" + BUCKET + "/set",
                "--model",
                "claude-3-haiku",
                "--json",
                "--set",
                "read.partitions=5")
            .ends(0);

    assertThat(run.totals()).isEmpty();
    assertThat(run.json().at("/splits/train/records").asInt()).isEqualTo(40);
    assertThat(run.json().at("/splits/validation/records").asInt()).isEqualTo(32);
    assertThat(run.json().at("/splits/train/files/0/file").asText())
        .isEqualTo("s3://" + BUCKET + "/set/train.jsonl");
  }

  @Test
  void refusesAUriThatBedrockRefuses() {
    Launched run =
        Launched.of(
                "s3a://" + BUCKET + "/day=1/train.jsonl",
                "--model",
                "claude-3-haiku",
                "--json",
                "--set",
                "read.partitions=5")
            .ends(3);

    assertThat(run.faults()).containsExactly("0 file:uri", "40 format:missing-field");
    assertThat(run.json().at("/faults/0/message").asText())
        .contains("has '='", "s3://" + BUCKET + "/day-1/train.jsonl");
  }

  @Test
  void holdsNamesAgainstTheStricterRuleOfNovaForNova() {
    String uri = "s3://" + BUCKET + "/plus/*.jsonl";

    assertThat(Launched.of(uri, "--model", "nova-micro", "--json").ends(3).faults())
        .containsExactly("0 file:uri");
    assertThat(Launched.of(uri, "--format", "bedrock-conversation", "--json").ends(0).faults())
        .isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(
            Launched.of("s3://" + BUCKET + "/nothing.jsonl", "--model", "nova-micro").ends(2).err())
        .contains("Cannot read s3://" + BUCKET + "/nothing.jsonl: it names no file");
  }
}
