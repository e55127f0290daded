package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ClientSettingsTest {
  @Test
  void takesEverythingFromTheDefaultsOfAws() {
    assertThat(S3ClientSettings.from("sets", Map.of()))
        .isEqualTo(new S3ClientSettings(null, null, false, null))
        .isEqualTo(S3ClientSettings.DEFAULT);
  }

  @Test
  void readsTheEntriesOfS3a() {
    Map<String, String> hadoop =
        Map.of(
            "fs.s3a.endpoint", "localhost:9000",
            "fs.s3a.connection.ssl.enabled", "false",
            "fs.s3a.endpoint.region", "eu-west-1",
            "fs.s3a.path.style.access", "true",
            "fs.s3a.access.key", "key",
            "fs.s3a.secret.key", "secret",
            "fs.s3a.session.token", " token ");
    assertThat(S3ClientSettings.from("sets", hadoop))
        .isEqualTo(
            new S3ClientSettings(
                "eu-west-1",
                URI.create("http://localhost:9000"),
                true,
                new StaticCredentials("key", "secret", "token")));
  }

  @Test
  void prefersTheEntriesOfTheBucket() {
    Map<String, String> hadoop =
        Map.of(
            "fs.s3a.endpoint.region", "eu-west-1",
            "fs.s3a.bucket.sets.endpoint.region", "us-west-2",
            "fs.s3a.bucket.other.endpoint.region", "us-east-2");
    assertThat(S3ClientSettings.from("sets", hadoop).region()).isEqualTo("us-west-2");
    assertThat(S3ClientSettings.from("third", hadoop).region()).isEqualTo("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "s3.eu-west-1.amazonaws.com, eu-west-1, ",
    "https://s3-us-west-2.amazonaws.com, us-west-2, ",
    "s3.cn-north-1.amazonaws.com.cn, cn-north-1, ",
    "s3.amazonaws.com, , ",
    "https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com, us-east-1,"
        + " https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com",
    "minio.example:9000, , https://minio.example:9000",
    "http://[::1]:9000/, , http://[::1]:9000/",
  })
  void takesTheRegionFromAnEndpointOfAws(String endpoint, String region, URI address) {
    assertThat(S3ClientSettings.from("sets", Map.of("fs.s3a.endpoint", endpoint)))
        .isEqualTo(new S3ClientSettings(region, address, false, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fs.s3a.endpoint | ftp://x | Invalid fs.s3a.endpoint: ftp://x (expected a host with an"
            + " optional port, such as http://localhost:9000)",
        "fs.s3a.endpoint | a b | Invalid fs.s3a.endpoint: a b (expected a host with an optional"
            + " port, such as http://localhost:9000)",
        "fs.s3a.endpoint | http://user:password@x | Invalid fs.s3a.endpoint: http://***@x (expected"
            + " a host with an optional port, such as http://localhost:9000)",
        "fs.s3a.endpoint.region | Ireland | Invalid fs.s3a.endpoint.region: Ireland (expected a"
            + " Region such as us-east-1)",
        "fs.s3a.path.style.access | yes | Invalid fs.s3a.path.style.access: yes (expected true or"
            + " false)",
        "fs.s3a.access.key | AKIA | Missing fs.s3a.secret.key: set both keys, or neither for AWS's"
            + " default credentials",
        "fs.s3a.secret.key | hush | Missing fs.s3a.access.key: set both keys, or neither for AWS's"
            + " default credentials",
      })
  void refusesWhatCannotBeUsed(String key, String value, String message) {
    assertThatThrownBy(() -> S3ClientSettings.from("sets", Map.of(key, value)))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @Test
  void showsNoCredentials() {
    StaticCredentials credentials = new StaticCredentials("AKIAEXAMPLE", "hush", "token");
    S3ClientSettings settings =
        new S3ClientSettings("us-east-1", URI.create("http://localhost:1"), true, credentials);
    assertThat(credentials.toString()).isEqualTo("StaticCredentials[hidden]");
    assertThat(settings.toString())
        .isEqualTo(
            "S3ClientSettings[region=us-east-1, endpoint=http://localhost:1, pathStyle=true,"
                + " credentials=configured]");
    assertThat(S3ClientSettings.DEFAULT.toString()).endsWith("credentials=default]");
  }
}
