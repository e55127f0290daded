package dev.quarry.jobs.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quarry.aws.S3Location;
import dev.quarry.aws.S3Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadedJarIT {
  private static final String BUCKET = "jar-test";

  @Test
  void saysItsVersionWithoutSpark() throws Exception {
    JarRun run = JarRun.of(Map.of(), "--version");

    assertThat(run.code()).isZero();
    assertThat(run.output()).containsPattern("\\d+\\.\\d+\\.\\d+").doesNotContain("WARN");
  }

  /** S3A reads and writes with its SDK and Quarry composes with another, in one JVM. */
  @Test
  void preparesFromS3ToS3(@TempDir Path folder) throws Exception {
    S3Server s3 = S3Server.shared();
    s3.createBucket(BUCKET);
    Path faq = Path.of("..", "conf", "examples", "quickstart", "faq.jsonl");
    s3.put(new S3Location(BUCKET, "in/faq.jsonl"), Files.readAllBytes(faq));
    Path config =
        Files.writeString(
            folder.resolve("s3.yaml"),
            """
            model: nova-micro
            sources: [{path: "s3://%1$s/in/*.jsonl", fields: {prompt: question, completion: answer}}]
            output: s3://%1$s/sets/faq
            """
                .formatted(BUCKET));
    Map<String, String> properties = new TreeMap<>();
    s3.hadoopConfiguration().forEach((key, value) -> properties.put("spark.hadoop." + key, value));

    JarRun run = JarRun.of(properties, "prepare", "--config", config.toString());

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).contains("the ledger closes");
    assertThat(new String(read(s3, "train.jsonl"), UTF_8))
        .startsWith("{\"schemaVersion\":\"bedrock-conversation-2024\"");
    assertThat(read(s3, "manifest.json")).isNotEmpty();
  }

  @Test
  void asksBedrockWithTheSdkInTheJar(@TempDir Path folder) throws Exception {
    HttpServer bedrock =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bedrock.createContext(
        "/",
        exchange -> {
          long characters = exchange.getRequestBody().readAllBytes().length;
          byte[] answer = "{\"inputTokens\":%d}".formatted(characters / 4).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    bedrock.start();
    StringBuilder corpus = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      corpus.append("{\"text\":\"").append("four words in it ".repeat(i)).append("\"}\n");
    }
    Path input = Files.writeString(folder.resolve("corpus.jsonl"), corpus);
    Path output = folder.resolve("calibration.json");
    try {
      JarRun run =
          JarRun.of(
              Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test"),
              "estimate",
              "calibrate",
              "--model=some.model-v1:0",
              "--input=" + input,
              "--pairs=" + folder.resolve("pairs.jsonl"),
              "--endpoint=http://127.0.0.1:" + bedrock.getAddress().getPort(),
              "--output=" + output);

      assertThat(run.code()).as(run.output()).isZero();
      assertThat(output).content().contains("some.model-v1:0");
    } finally {
      bedrock.stop(0);
    }
  }

  private static byte[] read(S3Server s3, String name) {
    return s3.read(new S3Location(BUCKET, "sets/faq/" + name));
  }
}
