package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reasoning blocks: assistant turns of Nova 2 alone, with text, in records without media. */
final class ReasoningCheck implements RecordCheck {
  private static final String KIND = "reasoningContent";
  private static final String BOTH =
      Citations.of(Citations.NOVA2, Citations.NOVA_SCRIPT, Citations.FORGE);
  private static final Rule ROLE =
      new Rule("reasoning:role", "Reasoning is in assistant turns only", BOTH);
  private static final Rule MODEL =
      new Rule("reasoning:model", "The model takes reasoning; of Nova only Nova 2 does", BOTH);
  private static final Rule TEXT =
      new Rule("reasoning:text", "Reasoning has text in reasoningText.text", Citations.NOVA_SCRIPT);
  private static final Rule MEDIA =
      new Rule(
          "reasoning:media", "A record with reasoning has no images, videos or documents", BOTH);

  static final List<Rule> RULES = List.of(ROLE, MODEL, TEXT, MEDIA);

  private final RecordParts parts;
  private final boolean refused;
  private final boolean nova;

  private ReasoningCheck(Target target) {
    TargetTraits traits = new TargetTraits(target);
    parts = new RecordParts(target);
    nova = traits.isNova();
    refused = traits.refuses("reasoning") || (nova && !traits.isNova2());
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    TargetTraits traits = new TargetTraits(target);
    return traits.isPlainText() || traits.isInference()
        ? Optional.empty()
        : Optional.of(new ReasoningCheck(target));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    List<Turn> turns = RecordParts.turns(content);
    boolean reasons = false;
    boolean shows = false;
    for (int i = 0; i < turns.size(); i++) {
      List<Block> blocks = turns.get(i).blocks();
      for (int j = 0; j < blocks.size(); j++) {
        shows |= MediaCheck.isMedia(blocks.get(j));
        if (blocks.get(j) instanceof Block.Raw raw && raw.kind().equals(KIND)) {
          reasons = true;
          judgeBlock(content, i, j, raw, faults);
        }
      }
    }
    if (reasons && shows && nova) {
      faults.accept(
          Fault.error(
              MEDIA.id(),
              parts.messages(),
              "the record has reasoning and media",
              "Leave one of them out"));
    }
  }

  private void judgeBlock(
      Content content, int turn, int block, Block.Raw raw, Consumer<Fault> faults) {
    String role = RecordParts.turns(content).get(turn).role();
    String field = parts.field(content, Part.ofRole(role), turn) + "[" + block + "]." + KIND;
    if (!role.equals(Turn.ASSISTANT)) {
      faults.accept(
          Fault.error(
              ROLE.id(),
              field,
              "reasoning in the " + role + "'s turn",
              "Move the block into the assistant's turn"));
    }
    if (refused) {
      faults.accept(
          Fault.error(MODEL.id(), field, "the model takes no reasoning", "Leave the block out"));
    }
    if (raw.json().path(KIND).path("reasoningText").path("text").asText().isEmpty()) {
      faults.accept(
          Fault.error(TEXT.id(), field, "the reasoning has no text", "Leave the block out"));
    }
  }
}
