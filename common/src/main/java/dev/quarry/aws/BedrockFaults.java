package dev.quarry.aws;

import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells the user what Bedrock's refusals mean, and what to do. Never shows credentials. */
final class BedrockFaults {
  private static final Pattern KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");

  private BedrockFaults() {}

  /**
   * Returns the failure of one call.
   *
   * @param undertaking what was undertaken, as in {@code count tokens with some.model-v1}
   * @param permission the IAM action that the call needs
   */
  static UserException explain(String undertaking, String permission, SdkException failure) {
    if (failure instanceof AwsServiceException refused) {
      String code = code(refused);
      ExitCode exitCode = code.equals("ThrottlingException") ? ExitCode.BUDGET : ExitCode.USER;
      return new UserException(
          exitCode,
          "Cannot "
              + undertaking
              + ": "
              + serviceReason(code, permission, refused)
              + " ("
              + code
              + (refused.requestId() == null ? "" : ", request " + refused.requestId())
              + ")",
          failure);
    }

    return new UserException("Cannot " + undertaking + ": " + clientReason(failure), failure);
  }

  private static String serviceReason(String code, String permission, AwsServiceException refused) {
    return switch (code) {
      case "AccessDeniedException" ->
          "the credentials may not do this; allow "
              + permission
              + " on the model in the role's policy, and ask for access to the model in this Region";
      case "ResourceNotFoundException" ->
          "Bedrock does not know the model in this Region; compare the id and the Region with the"
              + " console's model catalogue";
      case "ValidationException" ->
          "Bedrock refuses the request: "
              + message(refused)
              + "; not every model can count, and some only through an inference profile";
      case "ThrottlingException" ->
          "too many requests, also after several attempts; run again later, or ask for less";
      case "UnrecognizedClientException", "InvalidSignatureException" ->
          "Bedrock does not know the credentials; sign in again";
      case "ExpiredTokenException", "ExpiredToken" ->
          "the temporary credentials have expired; sign in again";
      case "ServiceUnavailableException", "InternalServerException", "ModelNotReadyException" ->
          "Bedrock is busy and stayed so after several attempts; run again later";
      default -> message(refused);
    };
  }

  private static String clientReason(SdkException failure) {
    String text = text(failure);
    if (text.contains("Unable to load credentials")) {
      return "no AWS credentials were found; sign in, set AWS_PROFILE, run with a role, or set"
          + " AWS_BEARER_TOKEN_BEDROCK";
    }
    if (text.contains("Unable to load region")) {
      return "no Region is known; name one, or set AWS_REGION";
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof SocketTimeoutException) {
        return "Bedrock cannot be reached, "
            + text(cause)
            + "; check the network, the Region and the endpoint";
      }
    }

    return text;
  }

  private static String code(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    return code == null || code.isEmpty() ? Integer.toString(refused.statusCode()) : code;
  }

  private static String message(AwsServiceException refused) {
    String message =
        refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorMessage();
    return message == null ? "it gives no reason" : hideKeys(message);
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : hideKeys(message);
  }

  private static String hideKeys(String text) {
    return KEY_ID.matcher(text).replaceAll("***");
  }
}
