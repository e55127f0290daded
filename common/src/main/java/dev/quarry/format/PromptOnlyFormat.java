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

/** A question without an answer: {@code {"prompt"}}. */
final class PromptOnlyFormat extends DescribedFormat {
  private static final String ID = "prompt-only";
  private static final List<String> KEYS = List.of("prompt");

  PromptOnlyFormat() {
    super(
        new Words(
            ID,
            "A question without an answer",
            "{\"prompt\":\"What does a cluster run?\"}",
            "No customization job of Bedrock reads it: for distillation choose"
                + " distillation-prompts, for batch inference batch-inference; an evaluation job"
                + " reads it as evaluation-prompts",
            FormatRule.cite(
                "Quarry",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.HOLD_ANSWER,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_MULTI_TURN,
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
    faults.extraKeys(object, KEYS, Severity.WARNING, "");

    return faults.decodedContent(
        prompt == null ? null : new Content.Dialogue(null, List.of(Turn.user(prompt))));
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    CannotHold.refuseSystem(dialogue.system(), ID);
    String prompt = CannotHold.onlyQuestion(dialogue, ID);
    out.writeStartObject();
    out.writeStringField("prompt", prompt);
    out.writeEndObject();
  }
}
