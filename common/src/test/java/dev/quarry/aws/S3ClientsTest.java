package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

class S3ClientsTest {
  private static final URI ENDPOINT = URI.create("http://localhost:9000");

  @Test
  void useTheSettings() {
    S3ServiceClientConfiguration client =
        configuration("eu-west-1", ENDPOINT, new StaticCredentials("key", "secret", null));
    assertThat(client.region()).isEqualTo(Region.EU_WEST_1);
    assertThat(client.endpointOverride()).contains(ENDPOINT);
    assertThat(client.credentialsProvider().resolveIdentity().join())
        .isEqualTo(AwsBasicCredentials.create("key", "secret"));
  }

  @Test
  void useTemporaryKeys() {
    assertThat(
            configuration("eu-west-1", null, new StaticCredentials("key", "secret", "token"))
                .credentialsProvider()
                .resolveIdentity()
                .join())
        .isEqualTo(AwsSessionCredentials.create("key", "secret", "token"));
  }

  @Test
  void needNoRegionForAnEndpoint() {
    assertThat(configuration(null, ENDPOINT, null).region()).isEqualTo(Region.US_EAST_1);
  }

  @Test
  void takeTheRegionFromAwsOtherwise() {
    String before = System.setProperty("aws.region", "ap-northeast-1");
    try {
      S3ServiceClientConfiguration client = configuration(null, null, null);
      assertThat(client.region()).isEqualTo(Region.AP_NORTHEAST_1);
      assertThat(client.endpointOverride()).isEmpty();
    } finally {
      if (before == null) {
        System.clearProperty("aws.region");
      } else {
        System.setProperty("aws.region", before);
      }
    }
  }

  private static S3ServiceClientConfiguration configuration(
      @Nullable String region, @Nullable URI endpoint, @Nullable StaticCredentials credentials) {
    try (S3Client s3 = S3Clients.open(new S3ClientSettings(region, endpoint, false, credentials))) {
      return s3.serviceClientConfiguration();
    }
  }
}
