package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in OpenAI's shape with the answer that a grader compares with. Every further key
 * is kept, as the grader is given it.
 */
final class RftMessagesFormat extends DescribedFormat {
  private static final String ID = "rft-messages";
  private static final List<String> OWN_KEYS = List.of("id", "messages", "tools");
  private static final String REFERENCE = "reference_answer";
  private static final List<String> OTHER_LAYOUTS = List.of("toolConfig", "modelResponses");

  RftMessagesFormat() {
    super(
        new Words(
            ID,
            "Messages with a reference answer for the grader; reinforcement fine-tuning",
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Answer with a number.\"},{\"role\":"
                + "\"user\",\"content\":\"How many bytes are 2 KiB?\"}],\"reference_answer\":"
                + "\"2048\",\"subject\":\"units\"}",
            null,
            FormatRule.cite(
                "Bedrock guide rft-prepare-data; Nova 2 guide nova-data-prep-rft-2;"
                    + " nova-forge-sdk dataset validator",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.TOOLS,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_NO_REFERENCE,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_PREFERENCE,
                FormatRule.HOLD_REFERENCE,
                FormatRule.HOLD_ROLE)));
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    if (object == null) {
      return faults.decodedContent(null);
    }
    String id = faults.optionalText(object, "id", "");
    if (id != null && id.isEmpty()) {
      faults.wrongType("id", object.path("id"), "a text that is not empty");
    }
    Content.Dialogue dialogue = dialogue(object, faults);
    JsonNode reference = reference(object, faults);
    if (object.has("tools")) {
      new ConverseShapes(faults, () -> "tools", true).functions(object.path("tools"));
    }

    return faults.decoded(
        dialogue == null
            ? null
            : new TrainingRecord(id, dialogue, null, null, null, reference, extra(object)));
  }

  private static Content.@Nullable Dialogue dialogue(ObjectNode object, LineFaults faults) {
    ArrayNode messages = faults.requiredArray(object, "messages", "");
    if (messages == null) {
      return null;
    }
    faults.messageCount("messages", messages.size(), 1, Integer.MAX_VALUE);
    List<Turn> turns = new ChatReader(faults, ChatReader.Dialect.RFT).turns(messages, "messages");

    return turns == null || turns.isEmpty() ? null : ChatReader.withSystem(turns);
  }

  private static @Nullable JsonNode reference(ObjectNode object, LineFaults faults) {
    JsonNode reference = object.get(REFERENCE);
    if (reference == null) {
      faults.missing(REFERENCE, "a text or an object");
    } else if (!isReference(reference)) {
      faults.wrongType(REFERENCE, reference, "a text or an object that is not empty");
    }

    return reference == null || reference.isNull() ? null : reference;
  }

  private static boolean isReference(JsonNode reference) {
    return reference.isTextual() ? !reference.textValue().isEmpty() : reference.isObject();
  }

  private static ObjectNode extra(ObjectNode object) {
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String key = field.getKey();
      if (!key.equals("id") && !key.equals("messages") && !key.equals(REFERENCE)) {
        extra.set(key, field.getValue());
      }
    }

    return extra;
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    List<Turn> turns = dialogue.turns();
    ChatWriter.require(turns, ChatReader.Dialect.RFT, ID);
    JsonNode reference = record.reference();
    String answer = reference == null ? lastAnswer(turns) : null;
    if (reference != null && !isReference(reference)) {
      throw CannotHold.because(
          FormatRule.HOLD_REFERENCE,
          REFERENCE,
          ID
              + " holds a reference that is a text or an object, and this is "
              + LineFaults.describe(reference),
          "Map reference to a field that holds a text");
    }
    out.writeStartObject();
    if (record.id() != null) {
      out.writeStringField("id", record.id());
    }
    out.writeFieldName("messages");
    ChatWriter.messages(
        out, dialogue.system(), answer == null ? turns : turns.subList(0, turns.size() - 1));
    extra(out, record.extra(), "tools");
    out.writeFieldName(REFERENCE);
    if (reference == null) {
      out.writeString(answer);
    } else {
      ConverseWriter.tree(out, reference);
    }
    for (Map.Entry<String, JsonNode> field : record.extra().properties()) {
      String key = field.getKey();
      if (!OWN_KEYS.contains(key) && !key.equals(REFERENCE) && !OTHER_LAYOUTS.contains(key)) {
        extra(out, record.extra(), key);
      }
    }
    out.writeEndObject();
  }

  private static void extra(JsonGenerator out, ObjectNode extra, String key) throws IOException {
    JsonNode value = extra.get(key);
    if (value != null) {
      out.writeFieldName(key);
      ConverseWriter.tree(out, value);
    }
  }

  /** Returns the answer that ends the conversation, which becomes the reference. */
  private static String lastAnswer(List<Turn> turns) {
    Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
    if (turns.size() < 2
        || last == null
        || !last.role().equals(Turn.ASSISTANT)
        || !last.isTextOnly()
        || last.text().isEmpty()) {
      throw CannotHold.because(
          FormatRule.HOLD_NO_REFERENCE,
          REFERENCE,
          ID + " holds the right answer for the grader, and the record has none",
          "Map reference, or end the conversation with the right answer");
    }

    return last.text();
  }
}
