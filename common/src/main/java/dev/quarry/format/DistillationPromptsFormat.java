package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;

/** A prompt for a teacher model, with or without the answer that it should give. */
final class DistillationPromptsFormat extends DescribedFormat {
  private static final String ID = "distillation-prompts";
  private static final List<String> KEYS = List.of("schemaVersion", "system", "messages");

  DistillationPromptsFormat() {
    super(
        new Words(
            ID,
            "A prompt for the teacher of a distillation job, with or without a golden answer",
            "{\"schemaVersion\":\"bedrock-conversation-2024\",\"system\":[{\"text\":\"Answer in"
                + " one sentence.\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"What"
                + " does a cluster run?\"}]}]}",
            null,
            FormatRule.cite(
                "Bedrock guide distillation-prepare-datasets; AWS dataset_validator.py for"
                    + " distillation",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.SCHEMA_VERSION,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.TOO_MANY_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_EMPTY,
                FormatRule.HOLD_MULTI_TURN,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_PREFERENCE,
                FormatRule.HOLD_ROLE)));
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    if (object == null) {
      return faults.decodedContent(null);
    }
    ConverseReader reader = new ConverseReader(faults, ConverseReader.Dialect.DISTILLATION, "");
    reader.checkVersion(object);
    Content.Dialogue dialogue = reader.dialogue(object);
    faults.extraKeys(object, KEYS, Severity.ERROR, "");

    return faults.decodedContent(dialogue);
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    List<Turn> turns = dialogue.turns();
    ConverseWriter.require(turns, ID);
    if (turns.isEmpty() || turns.size() > 2) {
      throw CannotHold.multiTurn(dialogue, ID);
    }
    CannotHold.requireRole(turns, 0, Turn.USER, ID);
    String prompt = CannotHold.text(turns.get(0), "messages[0].content", ID);
    String answer = turns.size() == 2 ? answer(turns) : null;
    out.writeStartObject();
    out.writeStringField("schemaVersion", ConverseReader.VERSION);
    ConverseWriter.system(out, dialogue.system());
    out.writeArrayFieldStart("messages");
    message(out, Turn.USER, prompt);
    if (answer != null) {
      message(out, Turn.ASSISTANT, answer);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String answer(List<Turn> turns) {
    CannotHold.requireRole(turns, 1, Turn.ASSISTANT, ID);
    return CannotHold.text(turns.get(1), "messages[1].content", ID);
  }

  private static void message(JsonGenerator out, String role, String text) throws IOException {
    out.writeStartObject();
    out.writeStringField("role", role);
    out.writeArrayFieldStart("content");
    ConverseWriter.text(out, text);
    out.writeEndArray();
    out.writeEndObject();
  }
}
