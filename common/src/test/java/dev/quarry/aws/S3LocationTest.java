package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
  @ParameterizedTest
  @CsvSource({
    "s3://sets/faq/v1, sets, faq/v1",
    "s3a://sets/faq/, sets, faq/",
    "S3N://sets/a b%20c, sets, a b%20c",
    "s3://sets/, sets, ''",
    "s3://sets, sets, ''",
  })
  void readsBucketAndKey(String uri, String bucket, String key) {
    assertThat(S3Location.parse(uri)).isEqualTo(new S3Location(bucket, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:///key", "hdfs://host/x", "/data/x", "://x", "https://b/k"})
  void refusesWhatIsNotOnS3(String uri) {
    assertThatThrownBy(() -> S3Location.parse(uri))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Invalid S3 location: " + uri + " (expected s3://bucket/prefix, with a bucket)");
  }

  @ParameterizedTest
  @CsvSource({"'', train.jsonl", "sets, sets/train.jsonl", "sets/, sets/train.jsonl"})
  void goesDownWithOneSlash(String key, String child) {
    assertThat(new S3Location("sets", key).child("train.jsonl"))
        .isEqualTo(new S3Location("sets", child));
  }

  @Test
  void isWrittenAsBedrockKnowsIt() {
    assertThat(S3Location.parse("s3a://sets/faq").toUri()).isEqualTo("s3://sets/faq");
  }

  @Test
  void refusesAnEmptyBucket() {
    assertThatThrownBy(() -> new S3Location("", "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bucket must not be empty");
  }
}
