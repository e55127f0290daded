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

/** A question and its answer: {@code {"prompt","completion"}}. */
final class PromptCompletionFormat extends DescribedFormat {
  private static final String ID = "prompt-completion";
  private static final List<String> KEYS = List.of("prompt", "completion");

  PromptCompletionFormat() {
    super(
        new Words(
            ID,
            "A question and its answer; fine-tuning of Llama 3.1, Titan Text and Cohere Command",
            "{\"prompt\":\"What does a cluster run?\",\"completion\":\"Jobs, as tasks.\"}",
            null,
            FormatRule.cite(
                "Bedrock guide model-customization-prepare; AWS dataset_validation.py for Llama",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_MULTI_TURN,
                FormatRule.HOLD_NO_ANSWER,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_PREFERENCE,
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
    String completion = faults.requiredText(object, "completion", "");
    faults.extraKeys(object, KEYS, Severity.WARNING, "");
    if (prompt == null || completion == null) {
      return faults.decodedContent(null);
    }

    return faults.decodedContent(Content.Dialogue.of(null, prompt, completion));
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    List<Turn> turns = dialogue.turns();
    CannotHold.refuseSystem(dialogue.system(), ID);
    if (turns.size() < 2) {
      throw CannotHold.noAnswer(dialogue, ID);
    }
    if (turns.size() > 2) {
      throw CannotHold.multiTurn(dialogue, ID);
    }
    CannotHold.requireRole(turns, 0, Turn.USER, ID);
    CannotHold.requireRole(turns, 1, Turn.ASSISTANT, ID);
    String prompt = CannotHold.text(turns.get(0), "prompt", ID);
    String completion = CannotHold.text(turns.get(1), "completion", ID);
    out.writeStartObject();
    out.writeStringField("prompt", prompt);
    out.writeStringField("completion", completion);
    out.writeEndObject();
  }
}
