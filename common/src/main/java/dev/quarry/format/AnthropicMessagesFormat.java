package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;

/** A conversation of texts, {@code {"system","messages"}}, for Claude 3 Haiku. */
final class AnthropicMessagesFormat extends DescribedFormat {
  private static final String ID = "anthropic-messages";
  private static final int FEWEST = 2;
  private static final List<String> KEYS = List.of("system", "messages");

  AnthropicMessagesFormat() {
    super(
        new Words(
            ID,
            "A conversation of texts with a system prompt; fine-tuning of Claude 3 Haiku",
            "{\"system\":\"Answer in one sentence.\",\"messages\":[{\"role\":\"user\",\"content\":"
                + "\"What does a cluster run?\"},{\"role\":\"assistant\",\"content\":\"Jobs, as"
                + " tasks.\"}]}",
            null,
            FormatRule.cite(
                "Bedrock guide model-customization-prepare; Anthropic cookbook, fine-tuning on"
                    + " Bedrock; AWS data_validation.py for Claude 3 Haiku",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_NO_ANSWER,
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
    ChatReader reader = new ChatReader(faults, ChatReader.Dialect.ANTHROPIC);
    String system = reader.system(object.get("system"), "system");
    ArrayNode messages = faults.requiredArray(object, "messages", "");
    List<Turn> turns = null;
    if (messages != null) {
      faults.messageCount("messages", messages.size(), FEWEST, Integer.MAX_VALUE);
      turns = reader.turns(messages, "messages");
    }
    faults.extraKeys(object, KEYS, Severity.ERROR, "");

    return faults.decodedContent(
        turns == null || turns.isEmpty() ? null : new Content.Dialogue(system, turns));
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    if (dialogue.turns().size() < FEWEST) {
      throw CannotHold.noAnswer(dialogue, ID);
    }
    ChatWriter.require(dialogue.turns(), ChatReader.Dialect.ANTHROPIC, ID);
    out.writeStartObject();
    if (dialogue.system() != null) {
      out.writeStringField("system", dialogue.system());
    }
    out.writeFieldName("messages");
    ChatWriter.messages(out, null, dialogue.turns());
    out.writeEndObject();
  }
}
