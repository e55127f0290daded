package dev.quarry.check.part;

import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import java.util.Set;

/**
 * What the checks ask about a target. Made once per check, not once per record.
 *
 * @param target the target
 */
public record TargetTraits(Target target) {
  private static final Set<String> PLAIN = Set.of("cpt-input", "cpt-text", "plain-text");
  private static final Set<String> PREFERENCE = Set.of("nova-dpo", "preference");
  private static final Set<String> ANSWERED =
      Set.of("prompt-completion", "anthropic-messages", "bedrock-conversation");
  private static final Set<String> INFERENCE =
      Set.of("batch-inference", "evaluation-prompts", "prompt-only");

  /** Whether the family is Nova, of either generation. */
  public boolean isNova() {
    return target.family().equals("nova") || isNova2();
  }

  public boolean isNova2() {
    return target.family().equals("nova-2");
  }

  public boolean isClaude() {
    return target.family().equals("claude");
  }

  public boolean isLlama() {
    return target.family().equals("llama");
  }

  /** Whether the record is one text without roles. */
  public boolean isPlainText() {
    return PLAIN.contains(target.format());
  }

  public boolean isPreference() {
    return PREFERENCE.contains(target.format());
  }

  public boolean isRft() {
    return target.technique() == Technique.RFT || target.format().equals("rft-messages");
  }

  public boolean isDistillation() {
    return target.technique() == Technique.DISTILLATION
        || target.format().equals("distillation-prompts");
  }

  public boolean isDpo() {
    return target.technique() == Technique.DPO || target.format().equals("nova-dpo");
  }

  /** Whether the record is sent to a model and trains none. */
  public boolean isInference() {
    return INFERENCE.contains(target.format());
  }

  public boolean isBatch() {
    return target.format().equals("batch-inference");
  }

  public boolean isEvaluation() {
    return target.format().equals("evaluation-prompts");
  }

  /** Whether a conversation has to end with the answer that the model learns. */
  public boolean wantsAnswer() {
    return ANSWERED.contains(target.format()) && !isDistillation();
  }

  /** Whether the model is known not to take this kind of content. */
  public boolean refuses(String modality) {
    return !target.modalities().isEmpty() && !target.modalities().contains(modality);
  }
}
