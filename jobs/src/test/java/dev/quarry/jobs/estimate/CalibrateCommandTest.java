package dev.quarry.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarry.jobs.Main;
import dev.quarry.text.ScriptClass;
import dev.quarry.token.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  static {
    // Read once by the JDK's server: without it every answer waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int FRAME = 7;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicInteger requests = new AtomicInteger();
  private final Path folder;
  private volatile int failAfter = Integer.MAX_VALUE;
  private HttpServer server;

  CalibrateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** A model to which four letters, or one blank, are a token. */
  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
    String text = body.at("/input/converse/messages/0/content/0/text").asText();
    boolean fails = requests.incrementAndGet() > failAfter;
    String answer =
        fails ? "{\"message\":\"no\"}" : "{\"inputTokens\":" + (FRAME + tokens(text)) + "}";
    if (fails) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "AccessDeniedException");
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fails ? 403 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static int tokens(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    return (int) Math.max(1, letters / 4 + (text.length() - letters));
  }

  private Path corpus(int size) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < size; i++) {
      String text = "words of four ".repeat(5 + i % 7) + "x ".repeat(i);
      lines.append("{\"body\":\"").append(text).append("\"}\n");
    }

    return Files.writeString(folder.resolve("corpus.jsonl"), lines);
  }

  private Path pairs(int size) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= size; i++) {
      String text = "a".repeat(40 * i) + " ".repeat(7 * i % 90);
      lines.append("{\"text\":\"").append(text).append("\",\"tokens\":").append(tokens(text));
      lines.append("}\n");
    }

    return Files.writeString(folder.resolve("pairs.jsonl"), lines);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 4];
    List<String> head = List.of("estimate", "calibrate", "--model", "some.model-v1:0");
    System.arraycopy(head.toArray(), 0, all, 0, 4);
    System.arraycopy(arguments, 0, all, 4, arguments.length);

    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Path output() {
    return folder.resolve("calibration.json");
  }

  private Calibration written() throws IOException {
    return Calibration.parse(Files.readString(output()), "calibration.json");
  }

  @Test
  void fitsAFileOfCountedTexts() throws IOException {
    int code = run("--pairs", pairs(100).toString(), "--output", output().toString());

    assertThat(code).as(err.toString()).isZero();
    assertThat(requests).hasValue(0);
    Calibration calibration = written();
    assertThat(calibration.model()).isEqualTo("some.model-v1:0");
    assertThat(calibration.source()).isEqualTo("counted texts");
    assertThat(calibration.asOf()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(calibration.factors().get(ScriptClass.LATIN)).isBetween(0.24, 0.26);
    assertThat(calibration.factors().get(ScriptClass.SPACE)).isBetween(0.85, 1.1);
    assertThat(out.toString())
        .contains("some.model-v1:0: fitted to " + calibration.texts() + " texts")
        .contains("on " + calibration.heldOut().texts() + " held-back texts")
        .containsPattern("this calibration +[0-9.]+% +[0-9.]+ to [0-9.]+ in 9 of 10")
        .containsPattern("the built-in stand-in +[0-9.]+%")
        .containsPattern("latin +0\\.2[456]\\d+ +202,000")
        .doesNotContain("hangul")
        .contains("use it with tokens: {calibration: " + output() + "}");
  }

  @Test
  void asksBedrockForASampleAndTakesTheFrameOff() throws IOException {
    int code =
        run(
            "--input",
            corpus(120).toString(),
            "--field",
            "body",
            "--sample",
            "60",
            "--endpoint",
            endpoint(),
            "--output",
            output().toString());

    assertThat(code).as(err.toString()).isZero();
    assertThat(requests).hasValue(61);
    assertThat(written().source()).isEqualTo("CountTokens");
    assertThat(written().heldOut().meanRelativeError()).isLessThan(0.03);
    assertThat(err.toString()).contains("counted 50 texts");
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    String corpus = corpus(60).toString();
    String journal = folder.resolve("counted.jsonl").toString();
    failAfter = 31;
    int stopped =
        run(
            "--input",
            corpus,
            "--field",
            "body",
            "--sample",
            "50",
            "--pairs",
            journal,
            "--endpoint",
            endpoint(),
            "--output",
            output().toString());
    failAfter = Integer.MAX_VALUE;
    int done =
        run(
            "--input",
            corpus,
            "--field",
            "body",
            "--sample",
            "50",
            "--pairs",
            journal,
            "--endpoint",
            endpoint(),
            "--output",
            output().toString());

    assertThat(stopped).isEqualTo(2);
    assertThat(err.toString()).contains("allow bedrock:CountTokens");
    assertThat(done).isZero();
    assertThat(requests).hasValue(31 + 1 + 21);
    assertThat(written().texts() + written().heldOut().texts()).isEqualTo(50);
  }

  @Test
  void drawsTheSameSampleWhateverTheOrder() throws IOException {
    Path corpus = corpus(100);
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(corpus));
    List<String> sample = TextSample.of(corpus, "body", 30);
    java.util.Collections.reverse(lines);
    Files.write(corpus, lines);

    assertThat(TextSample.of(corpus, "body", 30)).isEqualTo(sample).hasSize(30);
  }

  @Test
  void saysWhatItCannotUse() throws IOException {
    Path broken =
        Files.writeString(folder.resolve("broken.jsonl"), "{\"text\":\"a\",\"tokens\":1}\n{");
    Path empty =
        Files.writeString(folder.resolve("empty.jsonl"), "\n{\"text\":\"\",\"tokens\":1}\n");
    Path other =
        Files.writeString(
            folder.resolve("other.jsonl"), "{\"model\":\"m\",\"text\":\"a\",\"tokens\":1}");
    Files.writeString(output(), "{}");
    String to = folder.resolve("new.json").toString();
    refuses("Missing texts: name a file of counted texts", "--output", to);
    refuses("gone.jsonl: there is no such file", "--pairs", folder + "/gone.jsonl", "--output", to);
    refuses("gone.jsonl: there is no such file", "--input", folder + "/gone.jsonl", "--output", to);
    refuses("broken.jsonl:2: ", "--pairs", broken.toString(), "--output", to);
    refuses("empty.jsonl:2: it is no pair", "--pairs", empty.toString(), "--output", to);
    refuses(
        "other.jsonl:1: counted by m, not by some", "--pairs", other.toString(), "--output", to);
    refuses(
        "no line has a text in the field bod (did you mean body?)",
        "--input",
        corpus(30).toString(),
        "--field",
        "bod",
        "--output",
        to);
    refuses(
        "it exists; name another file, or add --overwrite",
        "--pairs",
        pairs(30).toString(),
        "--output",
        output().toString());
    refuses(
        "there is no folder ", "--pairs", pairs(30).toString(), "--output", folder + "/no/c.json");
    refuses("Invalid --sample: 3 (expected 20", "--input", "x", "--sample", "3", "--output", to);
    refuses(
        "Cannot fit a calibration of some.model-v1:0: 5 texts",
        "--pairs",
        pairs(5).toString(),
        "--output",
        to);
    refuses("Missing required option: '--output=FILE'", "--pairs", "x");
  }

  private void refuses(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void replacesItsOutputWhenTold() throws IOException {
    Files.writeString(output(), "{}");

    assertThat(run("--pairs", pairs(60).toString(), "--output", output().toString(), "--overwrite"))
        .isZero();
    assertThat(written().texts()).isPositive();
  }
}
