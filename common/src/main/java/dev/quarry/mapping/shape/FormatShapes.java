package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.format.Format;
import dev.quarry.mapping.draft.Transcript;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How lines of Quarry's own formats are told apart by their keys. The order decides. */
final class FormatShapes {
  private static final Keys MESSAGES = Keys.of("messages");
  private static final Set<String> CONVERSE =
      Set.of("schemaVersion", "system", "messages", "toolConfig");

  private FormatShapes() {}

  static List<Shape> all(Function<String, Format> formats) {
    return List.of(
        new FormatShape(formats.apply("plain-text"), Keys.NONE, Set.of(), JsonNode::isTextual),
        new FormatShape(
            formats.apply("batch-inference"),
            Keys.of("modelinput"),
            Set.of("recordId", "modelInput"),
            row -> row.has("modelInput")),
        new FormatShape(
            formats.apply("rft-messages"),
            Keys.of("messages", "reference_answer"),
            Set.of(),
            FormatShapes::isGraded),
        new FormatShape(formats.apply("nova-dpo"), MESSAGES, CONVERSE, FormatShapes::hasCandidates),
        new FormatShape(
            formats.apply("distillation-prompts"),
            Keys.of("messages", "schemaversion"),
            CONVERSE,
            FormatShapes::isPrompt),
        new FormatShape(
            formats.apply("bedrock-conversation"), MESSAGES, CONVERSE, FormatShapes::isConverse),
        new FormatShape(
            formats.apply("anthropic-messages"),
            MESSAGES,
            Set.of("system", "messages"),
            FormatShapes::isAnthropic),
        new FormatShape(
            formats.apply("preference"),
            Keys.of("prompt", "chosen", "rejected"),
            Set.of("prompt", "chosen", "rejected", "score_chosen", "score_rejected"),
            FormatShapes::isPreference),
        new FormatShape(
            formats.apply("evaluation-prompts"),
            Keys.of("prompt"),
            Set.of("prompt", "referenceResponse", "category", "modelResponses"),
            row ->
                areTexts(row, "prompt")
                    && (row.has("referenceResponse") || row.has("modelResponses"))),
        new FormatShape(
            formats.apply("prompt-completion"),
            Keys.of("prompt", "completion"),
            Set.of("prompt", "completion"),
            row -> areTexts(row, "prompt", "completion")),
        new FormatShape(
            formats.apply("cpt-input"),
            Keys.of("input"),
            Set.of("input"),
            row -> areTexts(row, "input")),
        new FormatShape(
            formats.apply("cpt-text"),
            Keys.of("text"),
            Set.of("text"),
            row -> areTexts(row, "text")),
        new FormatShape(
            formats.apply("prompt-only"),
            Keys.of("prompt"),
            Set.of("prompt"),
            row -> areTexts(row, "prompt")));
  }

  private static boolean areTexts(JsonNode row, String... keys) {
    for (String key : keys) {
      JsonNode value = row.get(key);
      if (value == null || !value.isTextual()) {
        return false;
      }
    }

    return true;
  }

  private static boolean isGraded(JsonNode row) {
    return row.has("reference_answer") && messages(row) != null;
  }

  private static boolean hasCandidates(JsonNode row) {
    JsonNode messages = messages(row);
    return messages != null && messages.get(messages.size() - 1).has("candidates");
  }

  private static boolean isPrompt(JsonNode row) {
    return isConverse(row, 1, 1);
  }

  private static boolean isConverse(JsonNode row) {
    return isConverse(row, 2, Integer.MAX_VALUE);
  }

  private static boolean isConverse(JsonNode row, int fewest, int most) {
    JsonNode messages = messages(row);
    if (messages == null || messages.size() < fewest || messages.size() > most) {
      return false;
    }
    for (JsonNode message : messages) {
      if (!message.path("content").isArray() || !isDialogueRole(message)) {
        return false;
      }
    }
    JsonNode system = row.get("system");
    return system == null || system.isArray();
  }

  private static boolean isAnthropic(JsonNode row) {
    JsonNode messages = messages(row);
    if (messages == null || messages.size() < 2) {
      return false;
    }
    for (JsonNode message : messages) {
      if (!message.path("content").isTextual() || !isDialogueRole(message) || message.size() > 2) {
        return false;
      }
    }
    JsonNode system = row.get("system");
    return system == null || system.isTextual();
  }

  private static boolean isDialogueRole(JsonNode message) {
    JsonNode role = message.path("role");
    return role.isTextual()
        && (role.textValue().equals(Turn.USER) || role.textValue().equals(Turn.ASSISTANT));
  }

  private static boolean isPreference(JsonNode row) {
    return areTexts(row, "prompt", "chosen", "rejected")
        && !Transcript.isTranscript(row.get("prompt").textValue());
  }

  private static @Nullable JsonNode messages(JsonNode row) {
    JsonNode messages = row.get("messages");
    return messages == null || !messages.isArray() || messages.isEmpty() ? null : messages;
  }
}
