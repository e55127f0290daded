package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.util.List;

/** Plain text for continued pre-training: one key, and no other. */
final class CptFormat extends DescribedFormat {
  private final String key;
  private final List<String> keys;

  private CptFormat(String key, Words words) {
    super(words);
    this.key = key;
    this.keys = List.of(key);
  }

  /** Returns {@code {"input"}}, which Titan Text was trained on. */
  static CptFormat input() {
    return new CptFormat(
        "input",
        new Words(
            "cpt-input",
            "Plain text for continued pre-training of Titan Text on Bedrock",
            "{\"input\":\"A cluster runs jobs as tasks.\"}",
            "Only Titan Text was trained on it, and the current Bedrock guide no longer lists"
                + " continued pre-training for any model",
            rules("Bedrock guide, prepare datasets for continued pre-training (withdrawn page)")));
  }

  /** Returns {@code {"text"}}, which Nova is trained on outside Bedrock. */
  static CptFormat text() {
    return new CptFormat(
        "text",
        new Words(
            "cpt-text",
            "Plain text for continued pre-training of Nova on SageMaker and Nova Forge",
            "{\"text\":\"A cluster runs jobs as tasks.\"}",
            "No Bedrock job reads it: it is right only for Nova on SageMaker and Nova Forge; for"
                + " Titan Text on Bedrock choose cpt-input",
            rules("Nova 2 guide nova-data-prep-cpt-2; nova-forge-sdk dataset validator")));
  }

  private static List<Rule> rules(String source) {
    return FormatRule.cite(
        source,
        FormatRule.MISSING_FIELD,
        FormatRule.WRONG_TYPE,
        FormatRule.EXTRA_KEY,
        FormatRule.HOLD_DIALOGUE,
        FormatRule.HOLD_PREFERENCE);
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    if (object == null) {
      return faults.decodedContent(null);
    }
    String text = faults.requiredText(object, key, "");
    faults.extraKeys(object, keys, Severity.ERROR, "");

    return faults.decodedContent(text == null ? null : new Content.PlainText(text));
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    String text = CannotHold.plainText(record, id());
    out.writeStartObject();
    out.writeStringField(key, text);
    out.writeEndObject();
  }
}
