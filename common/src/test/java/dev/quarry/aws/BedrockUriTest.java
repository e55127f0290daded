package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockUriTest {
  @ParameterizedTest
  @CsvSource({
    "s3a://sets/faq, s3://sets/faq",
    "s3n://sets/faq, s3://sets/faq",
    "S3://sets/faq, s3://sets/faq",
    "s3://sets/s3a://x, s3://sets/s3a://x",
    "hdfs://host/s3, hdfs://host/s3",
    "/data/sets, /data/sets",
  })
  void rewritesTheSchemesOfHadoop(String uri, String bedrock) {
    assertThat(BedrockUri.toBedrock(uri)).isEqualTo(bedrock);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://sets",
        "s3://sets/",
        "s3a://sets/faq-v1/",
        "s3://sets/a!b_c*d'e(f).g/part-00000-5d3e.c000.jsonl",
      })
  void acceptsWhatThePatternAccepts(String uri) {
    assertThat(BedrockUri.isAccepted(uri)).isTrue();
    assertThat(BedrockUri.fault("output", uri)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://sets/dt=2026-01-01/ | \"dt=2026-01-01\" has '=' | s3://sets/dt-2026-01-01",
        "s3://sets/my set | \"my set\" has a space | s3://sets/my-set",
        "s3://sets/a+b | has '+' | s3://sets/a-b",
        "s3a://sets/a%20b | has '%' | s3://sets/a-20b",
        "s3://sets/質問 | has '質' | s3://sets/-",
        "s3://sets/a\u00a0b | has U+00A0 | s3://sets/a-b",
        "s3://sets/a//b | two slashes stand together | s3://sets/a/b",
        "s3://Sets/a | \"Sets\" has 'S' | s3://sets/a",
        "s3://my_sets/a | \"my_sets\" has '_' | s3://my-sets/a",
        "s3://ab/a | \"ab\" has a length of 2 | s3://my-bucket/a",
        "s3://-sets/a | \"-sets\" starts or ends with a sign | s3://sets/a",
      })
  void saysWhatIsRefusedAndWhatWouldBeAccepted(String uri, String reason, String alternative) {
    assertThat(BedrockUri.fault("output", uri))
        .hasValueSatisfying(
            fault ->
                assertThat(fault)
                    .startsWith("Invalid output: " + uri + " (expected ")
                    .contains(reason)
                    .endsWith("; for example " + alternative + ")"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://host/x", "/data/sets", "sets"})
  void asksForS3(String uri) {
    assertThat(BedrockUri.fault("output", uri))
        .contains(
            "Invalid output: " + uri + " (expected an S3 location such as s3://bucket/prefix)");
  }

  @ParameterizedTest
  @CsvSource({"1024, true", "1025, false"})
  void countsTheLength(int length, boolean accepted) {
    String uri = "s3://sets/" + "x".repeat(length - "s3://sets/".length());
    assertThat(BedrockUri.isAccepted(uri)).isEqualTo(accepted);
    assertThat(BedrockUri.fault("output", uri).isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "*", "'", "(", ")"})
  void refusesMoreSignsForNova(String sign) {
    String uri = "s3://sets/a" + sign + "b/train.jsonl";
    assertThat(BedrockUri.fault("output", uri)).isEmpty();
    assertThat(BedrockUri.novaFault("output", uri))
        .contains(
            "Invalid output: "
                + uri
                + " (expected only A-Z a-z 0-9 and - _ ., \"a"
                + sign
                + "b\" has '"
                + sign
                + "'; for example s3://sets/a-b/train.jsonl)");
  }

  @Property
  void findsAFaultExactlyWhereThePatternRefuses(@ForAll("uris") String uri) {
    assertThat(BedrockUri.fault("output", uri).isEmpty()).isEqualTo(BedrockUri.isAccepted(uri));
  }

  @Property
  void suggestsWhatIsAccepted(@ForAll("uris") String uri) {
    BedrockUri.novaFault("output", uri)
        .ifPresent(
            fault -> {
              String example = fault.substring(fault.lastIndexOf("for example ") + 12);
              String alternative = example.substring(0, example.length() - 1);
              assertThat(BedrockUri.isAccepted(alternative)).isTrue();
              assertThat(BedrockUri.novaFault("output", alternative)).isEmpty();
            });
  }

  @Provide
  Arbitrary<String> uris() {
    return Arbitraries.strings()
        .withChars("abcXYZ019-_.!*'()=+% /あ\ud83d\ude00")
        .ofMaxLength(90)
        .map(rest -> "s3://" + rest);
  }
}
