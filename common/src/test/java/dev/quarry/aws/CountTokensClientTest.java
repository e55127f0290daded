package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class CountTokensClientTest {
  static {
    // Read once by the JDK's server: without it every answer waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String SECRET = "secret-of-the-test";

  private record Answer(int status, String errorType, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private HttpServer server;
  private CountTokensClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client = client("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static CountTokensClient client(String endpoint) {
    return new CountTokensClient(
        CountTokensClient.builder(BedrockClientSettings.of(null, endpoint))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET)))
            .build());
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    if (!answer.errorType().isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.errorType());
    }
    exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void asksForTheTokensOfOneUserMessage() throws IOException {
    answers.add(new Answer(200, "", "{\"inputTokens\":42}"));

    assertThat(client.count("anthropic.claude-3-haiku-20240307-v1:0", "caf\u00e9")).isEqualTo(42);

    assertThat(requests).hasSize(1);
    String[] parts = requests.get(0).split(" ", 3);
    assertThat(parts[0]).isEqualTo("POST");
    assertThat(parts[1]).isEqualTo("/model/anthropic.claude-3-haiku-20240307-v1%3A0/count-tokens");
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(parts[2]))
        .isEqualTo(
            json.readTree(
                "{\"input\":{\"converse\":{\"messages\":[{\"role\":\"user\","
                    + "\"content\":[{\"text\":\"caf\u00e9\"}]}]}}}"));
    assertThat(authorizations.get(0)).contains("/us-east-1/bedrock/aws4_request");
  }

  @Test
  void triesAgainWhenThrottled() {
    answers.add(new Answer(429, "ThrottlingException", "{\"message\":\"Too many requests\"}"));
    answers.add(new Answer(503, "ServiceUnavailableException", "{\"message\":\"busy\"}"));
    answers.add(new Answer(200, "", "{\"inputTokens\":7}"));

    assertThat(client.count("m", "text")).isEqualTo(7);
    assertThat(requests).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDeniedException:http://x/ | allow bedrock:CountTokens on the model | USER | 1",
        "404 | ResourceNotFoundException | does not know the model in this Region | USER | 1",
        "400 | ValidationException | refuses the request: by *** for; not every model | USER | 1",
        "403 | ExpiredTokenException | have expired; sign in again | USER | 1",
        "403 | UnrecognizedClientException | does not know the credentials | USER | 1",
        "429 | ThrottlingException | too many requests, also after several | BUDGET | 3",
        "500 | InternalServerException | is busy and stayed so | USER | 3",
        "418 | TeapotException | by *** for (TeapotException, request r-1) | USER | 1",
      })
  void saysWhatARefusalMeans(
      int status, String errorType, String expected, ExitCode exitCode, int attempts) {
    answers.add(new Answer(status, errorType, "{\"message\":\"by AKIAIOSFODNN7EXAMPLE for\"}"));

    assertThatThrownBy(() -> client.count("some.model-v1", "a training text"))
        .asInstanceOf(type(UserException.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(exitCode))
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("Cannot count tokens with some.model-v1: ")
        .contains(expected)
        .doesNotContain("AKIAIOSFODNN7EXAMPLE", SECRET, "a training text");
    assertThat(requests).hasSize(attempts);
  }

  @Test
  void saysWhenNobodyAnswers() {
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThatThrownBy(() -> client.count("some.model-v1", "text"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "Cannot count tokens with some.model-v1: Bedrock cannot be reached, Connect to 127.0.0.1:"
                + port)
        .hasMessageEndingWith("; check the network, the Region and the endpoint");
  }

  @Test
  void goesWhereTheSdkIsTold() {
    String property = "aws.endpointUrlBedrockRuntime";
    System.setProperty(property, "http://127.0.0.1:" + server.getAddress().getPort());
    answers.add(new Answer(200, "", "{\"inputTokens\":1}"));
    try (CountTokensClient told =
        new CountTokensClient(
            CountTokensClient.builder(BedrockClientSettings.of("eu-west-1", null))
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build())) {
      assertThat(told.count("m", "x")).isEqualTo(1);
      assertThat(authorizations.get(0)).contains("/eu-west-1/bedrock/");
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatThrownBy(() -> BedrockClientSettings.of("Ireland", null))
        .isInstanceOf(UserException.class)
        .hasMessage("Invalid region: Ireland (expected a Region such as us-east-1)");
    assertThatThrownBy(() -> BedrockClientSettings.of(null, "https://me:pw@host"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Invalid endpoint: https://***@host (expected an address");
    assertThat(BedrockClientSettings.of("us-gov-west-1", null).region()).isEqualTo("us-gov-west-1");
  }
}
