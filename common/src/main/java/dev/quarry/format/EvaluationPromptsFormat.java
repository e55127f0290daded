package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prompt of an evaluation job, with or without the right answer and a response of one's own. */
final class EvaluationPromptsFormat extends DescribedFormat {
  private static final String ID = "evaluation-prompts";
  private static final String REFERENCE = "referenceResponse";
  private static final String RESPONSES = "modelResponses";
  private static final List<String> KEYS = List.of("prompt", REFERENCE, "category", RESPONSES);
  private static final List<String> RESPONSE_KEYS = List.of("response", "modelIdentifier");

  EvaluationPromptsFormat() {
    super(
        new Words(
            ID,
            "A prompt of an evaluation job, with or without the right answer and a response",
            "{\"prompt\":\"What does a cluster run?\",\"referenceResponse\":\"Jobs, as tasks.\","
                + "\"category\":\"spark\",\"modelResponses\":[{\"response\":\"It runs jobs.\","
                + "\"modelIdentifier\":\"my-model\"}]}",
            null,
            FormatRule.cite(
                "Bedrock guide model-evaluation-prompt-datasets and"
                    + " model-evaluation-prompt-datasets-judge",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.MODEL_RESPONSES,
                FormatRule.HOLD_ANSWER,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_MULTI_TURN,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_PREFERENCE,
                FormatRule.HOLD_REFERENCE,
                FormatRule.HOLD_ROLE,
                FormatRule.HOLD_SYSTEM)));
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    if (object == null) {
      return faults.decodedContent(null);
    }
    String prompt = faults.requiredText(object, "prompt", "");
    String reference = faults.optionalText(object, REFERENCE, "");
    String category = faults.optionalText(object, "category", "");
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    JsonNode responses = object.get(RESPONSES);
    if (responses != null) {
      checkResponses(responses, faults);
      extra.set(RESPONSES, responses);
    }
    faults.extraKeys(object, KEYS, Severity.WARNING, "");
    if (prompt == null) {
      return faults.decoded(null);
    }

    return faults.decoded(
        new TrainingRecord(
            null,
            new Content.Dialogue(null, List.of(Turn.user(prompt))),
            category,
            null,
            null,
            reference == null ? null : TextNode.valueOf(reference),
            extra));
  }

  private static void checkResponses(JsonNode responses, LineFaults faults) {
    if (!responses.isArray() || responses.size() != 1) {
      faults.error(
          FormatRule.MODEL_RESPONSES,
          RESPONSES,
          RESPONSES + " is " + LineFaults.describe(responses),
          "Write exactly one {\"response\",\"modelIdentifier\"}");
      return;
    }
    String field = RESPONSES + "[0]";
    if (!(responses.get(0) instanceof ObjectNode response)) {
      faults.wrongType(field, responses.get(0), "an object");
      return;
    }
    faults.requiredText(response, "response", field + ".");
    faults.requiredText(response, "modelIdentifier", field + ".");
    faults.extraKeys(response, RESPONSE_KEYS, Severity.WARNING, field + ".");
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    CannotHold.refuseSystem(dialogue.system(), ID);
    String reference = reference(record, dialogue.turns());
    boolean answered = record.reference() == null && reference != null;
    String prompt = CannotHold.onlyQuestion(answered ? withoutAnswer(dialogue) : dialogue, ID);
    out.writeStartObject();
    out.writeStringField("prompt", prompt);
    if (reference != null) {
      out.writeStringField(REFERENCE, reference);
    }
    if (record.label() != null) {
      out.writeStringField("category", record.label());
    }
    JsonNode responses = record.extra().get(RESPONSES);
    if (responses != null) {
      out.writeFieldName(RESPONSES);
      ConverseWriter.tree(out, responses);
    }
    out.writeEndObject();
  }

  private static Content.Dialogue withoutAnswer(Content.Dialogue dialogue) {
    return new Content.Dialogue(null, dialogue.turns().subList(0, dialogue.turns().size() - 1));
  }

  private static @Nullable String reference(TrainingRecord record, List<Turn> turns) {
    JsonNode reference = record.reference();
    if (reference == null) {
      Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
      return last == null || !last.role().equals(Turn.ASSISTANT)
          ? null
          : CannotHold.text(last, REFERENCE, ID);
    }
    if (!reference.isTextual()) {
      throw CannotHold.because(
          FormatRule.HOLD_REFERENCE,
          REFERENCE,
          ID + " holds a reference that is a text, and this is " + LineFaults.describe(reference),
          "Map reference to a field that holds a text");
    }

    return reference.textValue();
  }
}
