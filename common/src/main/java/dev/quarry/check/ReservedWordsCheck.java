package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Words that a model family keeps for its own markup, as {@link ReservedWords} knows them: an error
 * where AWS's guide or one of its scripts refuses them, a warning elsewhere. The guide speaks of
 * prompts only, but Nova Forge's script, and the Nova script of amazon-bedrock-samples since
 * 7a8cfea, refuse them in answers too: a record that is lost costs less than a job that fails. Only
 * for records that train a model. At most one fault per text: the worst.
 */
final class ReservedWordsCheck implements RecordCheck {
  private static final Rule NOVA =
      new Rule(
          "reserved-words:nova",
          "User and system texts have none of " + ReservedWords.guideWords(),
          Citations.of(Citations.NOVA1, Citations.NOVA2));
  private static final Rule NOVA_FORGE =
      new Rule(
          "reserved-words:nova-forge",
          "No text, answers and tool results included, has any of " + ReservedWords.forgeWords(),
          Citations.FORGE);
  private static final Rule NOVA_CASE =
      new Rule(
          "reserved-words:nova-case",
          "No text has a reserved word in other letter case (warning)",
          Citations.NOVA_SCRIPT);
  private static final Rule CLAUDE =
      new Rule(
          "reserved-words:claude",
          "No text has Human: or Assistant: after a line feed",
          Citations.HAIKU_SCRIPT);
  private static final Rule CLAUDE_START =
      new Rule(
          "reserved-words:claude-start",
          "No text starts with Human: or Assistant: (warning)",
          Citations.QUARRY);
  private static final Rule LLAMA =
      new Rule(
          "reserved-words:llama",
          "No text has a template token, such as <|eot_id|> (warning)",
          Citations.LLAMA);

  static final List<Rule> RULES = List.of(NOVA, NOVA_FORGE, NOVA_CASE, CLAUDE, CLAUDE_START, LLAMA);

  private static final String FIX = "Rewrite the words, for example without the colon or brackets";

  private final RecordParts parts;
  private final ReservedWords words;

  private ReservedWordsCheck(Target target, ReservedWords words) {
    parts = new RecordParts(target);
    this.words = words;
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    TargetTraits traits = new TargetTraits(target);
    if (traits.isInference() || traits.isPlainText()) {
      return Optional.empty();
    }

    return ReservedWords.of(traits).map(words -> new ReservedWordsCheck(target, words));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    RecordParts.visit(
        content,
        new RecordParts.Visitor() {
          @Override
          public void text(Part part, int index, String text) {
            judgeText(content, part, index, text, faults);
          }

          @Override
          public void raw(Part part, int index, Block.Raw raw) {
            judgeRaw(content, part, index, raw, faults);
          }
        });
  }

  private void judgeText(
      Content content, Part part, int index, String text, Consumer<Fault> faults) {
    boolean asked = part == Part.USER || part == Part.SYSTEM;
    ReservedWords.Hit hit = words.find(text);
    if (hit != null) {
      faults.accept(fault(hit, parts.field(content, part, index), asked));
    }
  }

  private void judgeRaw(
      Content content, Part part, int index, Block.Raw raw, Consumer<Fault> faults) {
    switch (raw.kind()) {
      case "reasoningContent" -> {
        JsonNode text = raw.json().path(raw.kind()).path("reasoningText").path("text");
        judgeNested(content, part, index, text, faults);
      }
      case "toolResult" -> {
        for (JsonNode item : raw.json().path(raw.kind()).path("content")) {
          judgeNested(content, part, index, item.path("text"), faults);
        }
      }
      default -> {
        // No script looks into other blocks.
      }
    }
  }

  private void judgeNested(
      Content content, Part part, int index, JsonNode text, Consumer<Fault> faults) {
    ReservedWords.Hit hit = text.isTextual() ? words.find(text.textValue()) : null;
    if (hit != null) {
      faults.accept(fault(hit, parts.field(content, part, index), false));
    }
  }

  private static Fault fault(ReservedWords.Hit hit, String field, boolean asked) {
    String message = "has the reserved word " + hit.word().replace("\n", "\\n");
    return switch (hit.kind()) {
      case GUIDE ->
          asked
              ? Fault.error(NOVA.id(), field, message, FIX)
              : Fault.error(NOVA_FORGE.id(), field, message, FIX);
      case FORGE -> Fault.error(NOVA_FORGE.id(), field, message, FIX);
      case OTHER_CASE -> Fault.warning(NOVA_CASE.id(), field, message, FIX);
      case CLAUDE -> Fault.error(CLAUDE.id(), field, message, FIX);
      case CLAUDE_START -> Fault.warning(CLAUDE_START.id(), field, message, FIX);
      case LLAMA -> Fault.warning(LLAMA.id(), field, message, FIX);
    };
  }
}
