package dev.quarry.check;

import dev.quarry.model.Limits;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Targets as the model catalogue would make them. */
final class TestTargets {
  static final Target NOVA_MICRO =
      sft("amazon.nova-micro-v1:0:128k", "bedrock-conversation", "nova", Set.of("text"));
  static final Target NOVA =
      sft(
          "amazon.nova-lite-v1:0:300k",
          "bedrock-conversation",
          "nova",
          Set.of("text", "image", "video"));
  static final Target NOVA_2 =
      sft(
          "amazon.nova-2-lite-v1:0:256k",
          "bedrock-conversation",
          "nova-2",
          Set.of("text", "image", "video", "document", "tool", "reasoning"));
  static final Target NOVA_2_RFT =
      new Target(
          "amazon.nova-2-lite-v1:0:256k",
          Technique.RFT,
          "rft-messages",
          "nova-2",
          Set.of("text", "tool"),
          Limits.NONE);
  static final Target OPENAI_RFT =
      new Target(
          "openai.gpt-oss-20b",
          Technique.RFT,
          "rft-messages",
          "openai",
          Set.of("text", "tool"),
          Limits.NONE);
  static final Target NOVA_DPO =
      new Target(
          "amazon.nova-lite-v1:0:300k",
          Technique.DPO,
          "nova-dpo",
          "nova",
          Set.of("text", "image"),
          Limits.NONE);
  static final Target CLAUDE =
      sft(
          "anthropic.claude-3-haiku-20240307-v1:0:200k",
          "anthropic-messages",
          "claude",
          Set.of("text"));
  static final Target LLAMA =
      sft(
          "meta.llama3-2-11b-instruct-v1:0:128k",
          "bedrock-conversation",
          "llama",
          Set.of("text", "image"));
  static final Target LLAMA_PAIRS =
      sft("meta.llama3-1-8b-instruct-v1:0:128k", "prompt-completion", "llama", Set.of("text"));
  static final Target LLAMA_DISTILLATION =
      new Target(
          "meta.llama3-1-8b-instruct-v1:0:128k",
          Technique.DISTILLATION,
          "distillation-prompts",
          "llama",
          Set.of("text"),
          Limits.NONE);
  static final Target NOVA_DISTILLATION =
      new Target(
          "amazon.nova-lite-v1:0:300k",
          Technique.DISTILLATION,
          "distillation-prompts",
          "nova",
          Set.of("text"),
          Limits.NONE);
  static final Target CPT = Target.ofFormat("cpt-text");
  static final Target EVALUATION = Target.ofFormat("evaluation-prompts");
  static final Target BATCH = Target.ofFormat("batch-inference");
  static final Target PAIRS = Target.ofFormat("prompt-completion");

  private TestTargets() {}

  /** Returns the target with token limits and a longest line. */
  static Target limited(
      Target target,
      @Nullable Integer tokens,
      @Nullable Integer input,
      @Nullable Integer output,
      @Nullable Long lineBytes) {
    Limits limits =
        new Limits(
            null, null, null, null, true, null, null, tokens, input, output, null, null, lineBytes);
    return with(target, limits);
  }

  static Target with(Target target, Limits limits) {
    return new Target(
        target.model(),
        target.technique(),
        target.format(),
        target.family(),
        target.modalities(),
        limits);
  }

  private static Target sft(String model, String format, String family, Set<String> modalities) {
    return new Target(model, Technique.SFT, format, family, modalities, Limits.NONE);
  }
}
