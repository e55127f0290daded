package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells the user what S3's refusals mean, and what to do. Never shows credentials. */
final class S3Faults {
  /** Key ids are no secrets, but they are not for logs either. */
  private static final Pattern KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");

  private S3Faults() {}

  /**
   * Returns the failure of one undertaking.
   *
   * @param verb what was undertaken: {@code write}, {@code list}
   * @param owner the account that was expected to own the bucket, or null
   */
  static UserException explain(
      String verb, S3Location location, @Nullable String owner, SdkException failure) {
    String reason =
        failure instanceof AwsServiceException refused
            ? serviceReason(location, owner, refused)
            : clientReason(failure);

    return new UserException("Cannot " + verb + " " + location.toUri() + ": " + reason, failure);
  }

  /** Returns the failure of a source object that is not what it was when it was listed. */
  static UserException changed(S3Location part) {
    return new UserException(
        "Cannot read "
            + part.toUri()
            + ": it changed while it was read; run again, with one run at a time for one output");
  }

  private static String serviceReason(
      S3Location location, @Nullable String owner, AwsServiceException refused) {
    String code = code(refused);
    Optional<String> region =
        details(refused).sdkHttpResponse() == null
            ? Optional.empty()
            : details(refused).sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
    String advice =
        switch (code) {
          case "NoSuchBucket" ->
              "the bucket %s does not exist; create it, or correct its name"
                  .formatted(location.bucket());
          case "NoSuchKey" -> "an object does not exist; it was removed after it had been listed";
          case "NoSuchUpload" ->
              "the upload was aborted by someone else; run again, with one run at a time for one"
                  + " output";
          case "AccessDenied", "AllAccessDisabled", "403" -> denied(location, owner, refused);
          case "PermanentRedirect",
              "TemporaryRedirect",
              "AuthorizationHeaderMalformed",
              "IllegalLocationConstraintException",
              "301",
              "307" ->
              "the bucket %s is in %s; set fs.s3a.endpoint.region to it, and use it for the Bedrock job too"
                  .formatted(
                      location.bucket(), region.map(r -> "Region " + r).orElse("another Region"));
          case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
              "S3 does not know the credentials; correct them, or remove them to use AWS's default"
                  + " chain";
          case "ExpiredToken", "TokenRefreshRequired", "ExpiredTokenException" ->
              "the temporary credentials have expired; sign in again";
          case "RequestTimeTooSkewed" -> "the clock of this machine is wrong; set it";
          case "SlowDown", "ServiceUnavailable", "InternalError", "503", "500" ->
              "S3 is busy and stayed so after several attempts; run again later";
          default -> otherwise(code, refused);
        };

    return advice + " (" + code + requestId(refused) + ")";
  }

  private static String denied(
      S3Location location, @Nullable String owner, AwsServiceException refused) {
    if (message(refused).contains("kms:")) {
      return key("it may not be used: " + message(refused));
    }
    String may = "the credentials may not do this";
    if (owner != null) {
      may +=
          ", or the bucket %s does not belong to account %s, the expected owner"
              .formatted(location.bucket(), owner);
    }

    return may + "; compare the role's policy with conf/iam/prepare.json";
  }

  private static String otherwise(String code, AwsServiceException refused) {
    return code.startsWith("KMS.") ? key(message(refused)) : message(refused);
  }

  private static String key(String problem) {
    return "the KMS key cannot be used, "
        + problem
        + "; allow kms:GenerateDataKey and kms:Decrypt on an enabled key in the bucket's Region";
  }

  private static String clientReason(SdkException failure) {
    String text = text(failure);
    if (text.contains("Unable to load credentials")) {
      return "no AWS credentials were found; sign in, set AWS_PROFILE, run with a role, or set"
          + " fs.s3a.access.key and fs.s3a.secret.key";
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof SocketTimeoutException) {
        return "S3 cannot be reached, "
            + text(cause)
            + "; check the network, fs.s3a.endpoint and fs.s3a.endpoint.region";
      }
    }

    return text;
  }

  private static String code(AwsServiceException refused) {
    String code = details(refused).errorCode();
    return code == null || code.isEmpty() ? Integer.toString(refused.statusCode()) : code;
  }

  private static String message(AwsServiceException refused) {
    String message = details(refused).errorMessage();
    return message == null ? "S3 gives no reason" : hideKeys(message);
  }

  private static String requestId(AwsServiceException refused) {
    return refused.requestId() == null ? "" : ", request " + refused.requestId();
  }

  private static AwsErrorDetails details(AwsServiceException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    return details == null ? AwsErrorDetails.builder().build() : details;
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : hideKeys(message);
  }

  private static String hideKeys(String text) {
    return KEY_ID.matcher(text).replaceAll("***");
  }
}
