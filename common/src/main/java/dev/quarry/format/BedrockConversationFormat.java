package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation in the shape of the Converse API, with media, tools and reasoning. */
final class BedrockConversationFormat extends DescribedFormat {
  private static final String ID = "bedrock-conversation";
  private static final List<String> KEYS =
      List.of("schemaVersion", "system", "toolConfig", "messages");

  BedrockConversationFormat() {
    super(
        new Words(
            ID,
            "A conversation in the shape of the Converse API; fine-tuning of Nova and Llama 3.2"
                + " and 3.3",
            "{\"schemaVersion\":\"bedrock-conversation-2024\",\"system\":[{\"text\":\"Answer in"
                + " one sentence.\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"What"
                + " does a cluster run?\"}]},{\"role\":\"assistant\",\"content\":[{\"text\":\"Jobs,"
                + " as tasks.\"}]}]}",
            null,
            FormatRule.cite(
                "Nova guide fine-tune-prepare-data-understanding; Nova 2 guide"
                    + " nova-data-prep-sft-2; AWS dataset_validation.py for Llama,"
                    + " nova_ft_dataset_validator.py; nova-forge-sdk dataset validator",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.SCHEMA_VERSION,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.TOOLS,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_EMPTY,
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
    ConverseReader reader = new ConverseReader(faults, ConverseReader.Dialect.TRAINING, "");
    reader.checkVersion(object);
    JsonNode tools = tools(object, faults);
    Content.Dialogue dialogue = reader.dialogue(object);
    faults.extraKeys(object, KEYS, Severity.WARNING, "");

    return faults.decoded(dialogue == null ? null : withTools(dialogue, tools));
  }

  /** Returns the tool definitions of a line; null where there are none that can be kept. */
  static @Nullable JsonNode tools(ObjectNode line, LineFaults faults) {
    JsonNode tools = line.get("toolConfig");
    if (tools == null) {
      return null;
    }
    if (!tools.isObject()) {
      faults.wrongType("toolConfig", tools, "an object");
      return null;
    }
    new ConverseShapes(faults, () -> "toolConfig", true).toolConfig(tools);

    return tools;
  }

  /** Returns a record that carries the tool definitions. */
  static TrainingRecord withTools(Content content, @Nullable JsonNode tools) {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    if (tools != null) {
      extra.set("toolConfig", tools);
    }

    return new TrainingRecord(null, content, null, null, null, null, extra);
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    if (dialogue.turns().size() < 2) {
      throw CannotHold.noAnswer(dialogue, ID);
    }
    ConverseWriter.require(dialogue.turns(), ID);
    out.writeStartObject();
    ConverseWriter.head(out, dialogue.system(), record);
    ConverseWriter.openMessages(out, dialogue.turns());
    out.writeEndArray();
    out.writeEndObject();
  }
}
