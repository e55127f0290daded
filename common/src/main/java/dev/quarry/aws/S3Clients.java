package dev.quarry.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Opens S3 clients. */
public final class S3Clients {
  /** S3 says nothing while it copies a part; half a gigabyte takes well under this. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private S3Clients() {}

  /** Returns a new client, which the caller closes. */
  public static S3Client open(S3ClientSettings settings) {
    return builder(settings).build();
  }

  static S3ClientBuilder builder(S3ClientSettings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(SILENCE))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.pathStyle())
            // Bodies go as they are, with a Content-MD5: every S3-compatible server knows that.
            .serviceConfiguration(config -> config.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    if (settings.region() != null) {
      return builder.region(Region.of(settings.region()));
    }

    return settings.endpoint() == null
        ? builder.region(defaultRegion()).crossRegionAccessEnabled(true)
        : builder.region(Region.US_EAST_1);
  }

  private static AwsCredentialsProvider credentials(S3ClientSettings settings) {
    StaticCredentials keys = settings.credentials();
    if (keys == null) {
      return DefaultCredentialsProvider.builder().build();
    }

    return StaticCredentialsProvider.create(
        keys.sessionToken() == null
            ? AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())
            : AwsSessionCredentials.create(
                keys.accessKey(), keys.secretKey(), keys.sessionToken()));
  }

  /** Without any Region S3 itself tells where the bucket is, as S3A does it. */
  private static Region defaultRegion() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException noRegion) {
      return Region.US_EAST_1;
    }
  }
}
