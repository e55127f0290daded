package dev.quarry.check.part;

/**
 * Where rules come from: pages of the AWS guides and AWS's own validation scripts. Read in copies
 * of August to October 2026.
 */
public final class Citations {
  private static final String BEDROCK = "https://docs.aws.amazon.com/bedrock/latest/userguide/";
  private static final String NOVA = "https://docs.aws.amazon.com/nova/latest/";
  private static final String SAMPLES =
      "https://github.com/aws-samples/amazon-bedrock-samples/blob/main/custom-models/";

  /** Bedrock guide, prepare data for fine-tuning. */
  public static final String PREP = BEDROCK + "model-customization-prepare.html";

  /** Bedrock guide, prepare data for distillation. */
  public static final String DISTILLATION = BEDROCK + "distillation-prepare-datasets.html";

  /** Bedrock guide, prepare data for reinforcement fine-tuning. */
  public static final String RFT = BEDROCK + "rft-prepare-data.html";

  /** Bedrock guide, prompt data sets for evaluation jobs with a judge. */
  public static final String EVALUATION = BEDROCK + "model-evaluation-prompt-datasets-judge.html";

  /** Bedrock guide, parameters of Llama models: the template tokens. */
  public static final String LLAMA = BEDROCK + "model-parameters-meta.html";

  /** AWS reference, Bedrock quotas. */
  public static final String QUOTA = "https://docs.aws.amazon.com/general/latest/gr/bedrock.html";

  /** Nova guide, data for fine-tuning understanding models. */
  public static final String NOVA1 = NOVA + "userguide/fine-tune-prepare-data-understanding.html";

  /** Nova guide, preference optimisation on SageMaker. */
  public static final String NOVA_DPO = NOVA + "userguide/nova-dpo.html";

  /** Nova 2 guide, data for supervised fine-tuning. */
  public static final String NOVA2 = NOVA + "nova2-userguide/nova-data-prep-sft-2.html";

  /** Nova 2 guide, data for reinforcement fine-tuning. */
  public static final String NOVA2_RFT = NOVA + "nova2-userguide/nova-data-prep-rft-2.html";

  /** Validator for Claude 3 Haiku. */
  public static final String HAIKU_SCRIPT =
      SAMPLES + "bedrock-fine-tuning/claude-haiku/DataValidation/data_validation.py";

  /** Validator for Llama 3.1 and 3.2. */
  public static final String LLAMA_SCRIPT =
      SAMPLES + "bedrock-fine-tuning/meta-llama/dataset_validation/dataset_validation.py";

  /** Validator for distillation prompts. */
  public static final String DISTILLATION_SCRIPT =
      SAMPLES + "model_distillation/dataset-validation/dataset_validator.py";

  /** Validator for Nova, the one that the guides link to. */
  public static final String NOVA_SCRIPT =
      "https://github.com/aws-samples/amazon-nova-samples/blob/main/customization/"
          + "bedrock-finetuning/understanding/dataset_validation/nova_ft_dataset_validator.py";

  /** The stricter validator for Nova, in the SDK for Nova Forge. */
  public static final String FORGE =
      "https://github.com/aws/nova-forge-sdk (src/amzn_nova_forge/dataset/dataset_validator)";

  /** A refusal of whitespace-only text by the Converse API, which the scripts accept. */
  public static final String CONVERSE_BLANK =
      "https://github.com/langchain-ai/langchainjs/pull/8618";

  /** JSON between systems is UTF-8, which has no lone surrogates. */
  public static final String JSON = "https://www.rfc-editor.org/rfc/rfc8259#section-8";

  /** What no AWS page says, and Quarry asks all the same. */
  public static final String QUARRY = "Quarry";

  private Citations() {}

  /** Returns several places as one text. */
  public static String of(String... places) {
    return String.join(", ", places);
  }
}
