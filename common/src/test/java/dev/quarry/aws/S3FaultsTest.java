package dev.quarry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.error.UserException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FaultsTest {
  private static final S3Location PLACE = new S3Location("sets", "faq/train.jsonl");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NoSuchBucket | the bucket sets does not exist; create it, or correct its name",
        "NoSuchKey | an object does not exist; it was removed after it had been listed",
        "NoSuchUpload | the upload was aborted by someone else; run again, with one run at a time"
            + " for one output",
        "AccessDenied | the credentials may not do this; compare the role's policy with"
            + " conf/iam/prepare.json",
        "PermanentRedirect | the bucket sets is in Region eu-west-1; set fs.s3a.endpoint.region to"
            + " it, and use it for the Bedrock job too",
        "AuthorizationHeaderMalformed | the bucket sets is in Region eu-west-1; set"
            + " fs.s3a.endpoint.region to it, and use it for the Bedrock job too",
        "SignatureDoesNotMatch | S3 does not know the credentials; correct them, or remove them to"
            + " use AWS's default chain",
        "ExpiredToken | the temporary credentials have expired; sign in again",
        "RequestTimeTooSkewed | the clock of this machine is wrong; set it",
        "SlowDown | S3 is busy and stayed so after several attempts; run again later",
        "KMS.DisabledException | the KMS key cannot be used, it said no; allow kms:GenerateDataKey"
            + " and kms:Decrypt on an enabled key in the bucket's Region",
        "SomethingNew | it said no",
      })
  void saysWhatToDo(String code, String reason) {
    assertThat(explain(null, refused(code, "it said no")))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: " + reason + " (" + code + ", request R1)");
  }

  @Test
  void namesTheOwnerThatWasExpected() {
    assertThat(explain("111122223333", refused("AccessDenied", "Access Denied")))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: the credentials may not do this, or the"
                + " bucket sets does not belong to account 111122223333, the expected owner;"
                + " compare the role's policy with conf/iam/prepare.json (AccessDenied, request"
                + " R1)");
  }

  @Test
  void tellsARefusedKeyFromARefusedBucket() {
    String message = "User x is not authorized to perform: kms:GenerateDataKey on y";
    assertThat(explain("111122223333", refused("AccessDenied", message)))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: the KMS key cannot be used, it may not be"
                + " used: User x is not authorized to perform: kms:GenerateDataKey on y; allow"
                + " kms:GenerateDataKey and kms:Decrypt on an enabled key in the bucket's Region"
                + " (AccessDenied, request R1)");
  }

  @Test
  void usesTheStatusWhereThereIsNoCode() {
    SdkException redirect = S3Exception.builder().statusCode(301).build();
    assertThat(explain(null, redirect))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: the bucket sets is in another Region; set"
                + " fs.s3a.endpoint.region to it, and use it for the Bedrock job too (301)");
  }

  @Test
  void saysWhereCredentialsAreLookedFor() {
    assertThat(explain(null, SdkClientException.create("Unable to load credentials from any of x")))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: no AWS credentials were found; sign in, set"
                + " AWS_PROFILE, run with a role, or set fs.s3a.access.key and fs.s3a.secret.key");
  }

  @Test
  void saysWhatCannotBeReached() {
    SdkException failure =
        SdkClientException.create("failed", new ConnectException("Connection refused"));
    assertThat(explain(null, failure))
        .hasMessage(
            "Cannot write s3://sets/faq/train.jsonl: S3 cannot be reached, Connection refused;"
                + " check the network, fs.s3a.endpoint and fs.s3a.endpoint.region");
  }

  @Test
  void hidesKeyIds() {
    assertThat(explain(null, refused("SomethingNew", "key AKIAIOSFODNN7EXAMPLE is odd")))
        .hasMessageContaining("key *** is odd")
        .hasMessageNotContaining("AKIA");
    assertThat(explain(null, SdkClientException.create("key ASIAIOSFODNN7EXAMPLE is odd")))
        .hasMessageEndingWith("key *** is odd");
  }

  private static UserException explain(@Nullable String owner, SdkException failure) {
    UserException explained = S3Faults.explain("write", PLACE, owner, failure);
    assertThat(explained).hasCause(failure);
    return explained;
  }

  private static SdkException refused(String code, String message) {
    return S3Exception.builder()
        .requestId("R1")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(
                    SdkHttpResponse.builder()
                        .statusCode(400)
                        .putHeader("x-amz-bucket-region", "eu-west-1")
                        .build())
                .build())
        .build();
  }
}
