package dev.quarry.model;

import java.util.Locale;

/** Where a customization job runs. */
public enum Service {
  /** A model customization job of Bedrock. */
  BEDROCK("a Bedrock model customization job"),
  /** A training job of SageMaker. */
  SAGEMAKER("a SageMaker training job"),
  /** The OpenAI-compatible fine-tuning API of the endpoint bedrock-mantle. */
  BEDROCK_MANTLE("a fine-tuning job of the bedrock-mantle endpoint (OpenAI-compatible API)");

  private final String description;

  Service(String description) {
    this.description = description;
  }

  /** Returns the word that the catalogue uses, such as {@code bedrock-mantle}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what to call such a job in a sentence. */
  public String description() {
    return description;
  }
}
