package dev.quarry.aws;

import dev.quarry.error.UserException;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensInput;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Asks Bedrock's CountTokens how many input tokens a text would be charged as. The call is free,
 * and throttled like others; it is tried three times. Thread-safe.
 */
public final class CountTokensClient implements AutoCloseable {
  private static final String PERMISSION = "bedrock:CountTokens";

  private final BedrockRuntimeClient bedrock;

  CountTokensClient(BedrockRuntimeClient bedrock) {
    this.bedrock = bedrock;
  }

  /**
   * Returns a new client, which the caller closes.
   *
   * @throws UserException when no Region is known
   */
  public static CountTokensClient open(BedrockClientSettings settings) {
    try {
      return new CountTokensClient(builder(settings).build());
    } catch (SdkException e) {
      throw BedrockFaults.explain("reach Bedrock", PERMISSION, e);
    }
  }

  static BedrockRuntimeClientBuilder builder(BedrockClientSettings settings) {
    BedrockRuntimeClientBuilder builder =
        BedrockRuntimeClient.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(
                configuration ->
                    configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    } else if (settings.endpoint() != null) {
      builder.region(Region.US_EAST_1);
    }

    return builder;
  }

  /**
   * Returns the input tokens of a request with this text as its only user message, those that frame
   * the message included.
   *
   * @param model a model id, or the ARN of a model or inference profile
   * @param text not blank
   * @throws UserException when Bedrock refuses or cannot be reached
   */
  public int count(String model, String text) {
    Message message =
        Message.builder().role(ConversationRole.USER).content(ContentBlock.fromText(text)).build();
    CountTokensInput input = CountTokensInput.fromConverse(body -> body.messages(List.of(message)));
    try {
      return bedrock.countTokens(request -> request.modelId(model).input(input)).inputTokens();
    } catch (SdkException e) {
      throw BedrockFaults.explain("count tokens with " + model, PERMISSION, e);
    }
  }

  @Override
  public void close() {
    bedrock.close();
  }
}
