package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ObjectSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "AES256, , SSE_S3, ",
    "AES256, unused, SSE_S3, ",
    "SSE-KMS, , SSE_KMS, ",
    "SSE-KMS, alias/sets, SSE_KMS, alias/sets",
    ", , BUCKET_DEFAULT, ",
  })
  void encryptsAsS3aDoes(String algorithm, String key, S3Encryption encryption, String keyId) {
    Map<String, String> hadoop =
        Map.of(
            "fs.s3a.encryption.algorithm", algorithm == null ? "" : algorithm,
            "fs.s3a.encryption.key", key == null ? "" : key);
    assertThat(S3ObjectSettings.from("sets", hadoop))
        .isEqualTo(S3ObjectSettings.DEFAULT.withEncryption(encryption, keyId));
  }

  @ParameterizedTest
  @CsvSource({"BucketOwnerFullControl, BUCKET_OWNER_FULL_CONTROL", "Private, BUCKET_DEFAULT"})
  void sharesAsS3aDoes(String name, S3Acl acl) {
    assertThat(S3ObjectSettings.from("sets", Map.of("fs.s3a.bucket.sets.acl.default", name)))
        .isEqualTo(S3ObjectSettings.DEFAULT.withAcl(acl));
  }

  @Test
  void isJsonLinesUnlessToldOtherwise() {
    assertThat(S3ObjectSettings.DEFAULT)
        .isEqualTo(
            new S3ObjectSettings(
                S3Encryption.BUCKET_DEFAULT,
                null,
                S3Acl.BUCKET_DEFAULT,
                null,
                "application/jsonl"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encryption.algorithm | SSE-C | Unsupported fs.s3a.encryption.algorithm: SSE-C (known:"
            + " AES256, SSE-KMS; Bedrock reads no object with keys that you provide)",
        "acl.default | PublicRead | Unsupported fs.s3a.acl.default: PublicRead (known:"
            + " BucketOwnerFullControl, Private; training data is shared by policies)",
      })
  void refusesWhatTrainingDataMustNotHave(String name, String value, String message) {
    Map<String, String> hadoop = Map.of("fs.s3a." + name, value);
    assertThatThrownBy(() -> S3ObjectSettings.from("sets", hadoop))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAKeyWithoutKms() {
    assertThatThrownBy(
            () -> S3ObjectSettings.DEFAULT.withEncryption(S3Encryption.SSE_S3, "alias/sets"))
        .isInstanceOf(UserException.class)
        .hasMessage("Invalid KMS key: alias/sets (expected SSE-KMS as the encryption with it)");
  }

  @Test
  void refusesWhatIsNoAccount() {
    assertThat(S3ObjectSettings.DEFAULT.withExpectedBucketOwner("111122223333"))
        .extracting(S3ObjectSettings::expectedBucketOwner)
        .isEqualTo("111122223333");
    assertThatThrownBy(() -> S3ObjectSettings.DEFAULT.withExpectedBucketOwner("me"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Invalid expected bucket owner: me (expected the twelve digits of an AWS account)");
  }
}
