package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IamPolicyTest {
  private static final Path POLICY = Path.of("..", "conf", "iam", "prepare.json");

  /** A bucket, a prefix in it with all below, or a key: never everything. */
  private static final Pattern RESOURCE =
      Pattern.compile(
          "arn:aws:s3:::(SOURCE|OUTPUT)_BUCKET(/(SOURCE|OUTPUT)_PREFIX(/\\*)?)?"
              + "|(SOURCE|OUTPUT)_KMS_KEY_ARN");

  private static final Map<String, List<String>> ALLOWED =
      new TreeMap<>(
          Map.of(
              "arn:aws:s3:::SOURCE_BUCKET", List.of("s3:ListBucket"),
              "arn:aws:s3:::SOURCE_BUCKET/SOURCE_PREFIX", List.of("s3:GetObject"),
              "arn:aws:s3:::SOURCE_BUCKET/SOURCE_PREFIX/*", List.of("s3:GetObject"),
              "arn:aws:s3:::OUTPUT_BUCKET",
                  List.of("s3:ListBucket", "s3:ListBucketMultipartUploads"),
              "arn:aws:s3:::OUTPUT_BUCKET/OUTPUT_PREFIX",
                  List.of(
                      "s3:AbortMultipartUpload",
                      "s3:DeleteObject",
                      "s3:GetObject",
                      "s3:ListMultipartUploadParts",
                      "s3:PutObject"),
              "arn:aws:s3:::OUTPUT_BUCKET/OUTPUT_PREFIX/*",
                  List.of(
                      "s3:AbortMultipartUpload",
                      "s3:DeleteObject",
                      "s3:GetObject",
                      "s3:ListMultipartUploadParts",
                      "s3:PutObject",
                      "s3:PutObjectAcl"),
              "SOURCE_KMS_KEY_ARN", List.of("kms:Decrypt"),
              "OUTPUT_KMS_KEY_ARN", List.of("kms:Decrypt", "kms:GenerateDataKey")));

  @Test
  void allowsWhatPrepareUsesAndNothingElse() throws IOException {
    Map<String, TreeSet<String>> actions = new TreeMap<>();
    for (JsonNode statement : statements()) {
      for (String resource : texts(statement.get("Resource"))) {
        actions
            .computeIfAbsent(resource, any -> new TreeSet<>())
            .addAll(texts(statement.get("Action")));
      }
    }
    Map<String, List<String>> sorted = new TreeMap<>();
    actions.forEach((resource, names) -> sorted.put(resource, List.copyOf(names)));
    assertThat(sorted).isEqualTo(ALLOWED);
  }

  @Test
  void allowsNoActionAndNoResourceByWildcard() throws IOException {
    for (JsonNode statement : statements()) {
      assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
      assertThat(statement.has("NotAction")).isFalse();
      assertThat(statement.has("NotResource")).isFalse();
      assertThat(texts(statement.get("Action")))
          .isNotEmpty()
          .allMatch(Pattern.compile("(s3|kms):[A-Za-z]+").asMatchPredicate());
      assertThat(texts(statement.get("Resource")))
          .isNotEmpty()
          .allMatch(RESOURCE.asMatchPredicate());
    }
  }

  @Test
  void listsObjectsOfThePrefixesAlone() throws IOException {
    for (JsonNode statement : statements()) {
      if (texts(statement.get("Action")).contains("s3:ListBucket")) {
        assertThat(texts(statement.at("/Condition/StringLike/s3:prefix")))
            .isNotEmpty()
            .allMatch(Pattern.compile("(SOURCE|OUTPUT)_PREFIX(/\\*)?").asMatchPredicate());
      }
    }
  }

  @Test
  void namesEveryStatementOnce() throws IOException {
    List<String> names = new ArrayList<>();
    statements().forEach(statement -> names.add(statement.get("Sid").asText()));
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z0-9]+"));
  }

  private static JsonNode statements() throws IOException {
    JsonNode policy = JsonMapper.builder().build().readTree(POLICY.toFile());
    assertThat(policy.get("Version").asText()).isEqualTo("2012-10-17");
    assertThat(policy.get("Statement")).isNotEmpty();
    return policy.get("Statement");
  }

  private static List<String> texts(JsonNode array) {
    assertThat(array.isArray()).isTrue();
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
