package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.format.body.BodyVariant;
import dev.quarry.format.body.LlamaTemplate;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of a batch job: {@code {"recordId","modelInput"}}. Reads every request body that it
 * knows; writes the one it was made for. Inference parameters belong to the run and not to the
 * record: they are given when the format is made, and those of a line are not kept. Tool
 * definitions are left out, as batch jobs do not call tools.
 */
final class BatchInferenceFormat extends DescribedFormat {
  private static final String ID = "batch-inference";
  private static final String CLAUDE_VERSION = "bedrock-2023-05-31";
  private static final String PREFIX = "modelInput.";
  private static final List<String> KEYS = List.of("recordId", "modelInput");

  private final BodyVariant variant;
  private final ObjectNode parameters;

  BatchInferenceFormat(BodyVariant variant, ObjectNode parameters) {
    super(
        new Words(
            ID,
            "A request of a batch inference job, for Converse or a model family",
            "{\"recordId\":\"q-1\",\"modelInput\":{\"system\":[{\"text\":\"Answer in one sentence."
                + "\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"What does a"
                + " cluster run?\"}]}],\"inferenceConfig\":{\"maxTokens\":512}}}",
            null,
            FormatRule.cite(
                "Bedrock guide batch-inference-data; inference request parameters of each family",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.MODEL_INPUT,
                FormatRule.HOLD_ANSWER,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_EMPTY,
                FormatRule.HOLD_NO_ID,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_PREFERENCE,
                FormatRule.HOLD_ROLE)));
    this.variant = variant;
    this.parameters = variant.parameters(parameters);
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    if (object == null) {
      return faults.decodedContent(null);
    }
    String id = faults.optionalText(object, "recordId", "");
    JsonNode input = object.get("modelInput");
    Content.Dialogue dialogue = null;
    if (input instanceof ObjectNode body) {
      dialogue = read(body, faults);
    } else if (input == null) {
      faults.missing("modelInput", "a request body");
    } else {
      faults.wrongType("modelInput", input, "an object");
    }
    faults.extraKeys(object, KEYS, Severity.WARNING, "");

    return faults.decoded(
        dialogue == null
            ? null
            : new TrainingRecord(
                id, dialogue, null, null, null, null, JsonNodeFactory.instance.objectNode()));
  }

  private static Content.@Nullable Dialogue read(ObjectNode body, LineFaults faults) {
    if (body.has("max_tokens_to_sample")) {
      faults.error(
          FormatRule.MODEL_INPUT,
          PREFIX + "max_tokens_to_sample",
          "modelInput is a text completion body of Claude 2",
          "Write anthropic_version, max_tokens and messages");
    } else if (body.has("anthropic_version") || (body.has("max_tokens") && body.has("messages"))) {
      return claude(body, faults);
    } else if (body.has("messages")) {
      return new ConverseReader(faults, ConverseReader.Dialect.REQUEST, PREFIX).dialogue(body);
    } else if (body.has("inputText")) {
      return flat(faults.requiredText(body, "inputText", PREFIX));
    } else if (body.has("prompt")) {
      return flat(faults.requiredText(body, "prompt", PREFIX));
    } else {
      faults.error(
          FormatRule.MODEL_INPUT,
          "modelInput",
          "modelInput has none of messages, prompt and inputText",
          "Write the request body of the job's model, or of Converse");
    }

    return null;
  }

  private static Content.@Nullable Dialogue flat(@Nullable String prompt) {
    return prompt == null
        ? null
        : LlamaTemplate.parse(prompt)
            .orElseGet(() -> new Content.Dialogue(null, List.of(Turn.user(prompt))));
  }

  private static Content.@Nullable Dialogue claude(ObjectNode body, LineFaults faults) {
    String version = faults.requiredText(body, "anthropic_version", PREFIX);
    if (version != null && !version.equals(CLAUDE_VERSION)) {
      faults.error(
          FormatRule.MODEL_INPUT,
          PREFIX + "anthropic_version",
          "anthropic_version is \"" + LineFaults.shorten(version) + "\"",
          "Write \"" + CLAUDE_VERSION + "\"");
    }
    JsonNode most = body.get("max_tokens");
    if (most == null) {
      faults.missing(PREFIX + "max_tokens", "a whole number");
    } else if (!most.isIntegralNumber()) {
      faults.wrongType(PREFIX + "max_tokens", most, "a whole number");
    }
    ChatReader reader = new ChatReader(faults, ChatReader.Dialect.ANTHROPIC_REQUEST);
    String system = reader.system(body.get("system"), PREFIX + "system");
    ArrayNode messages = faults.requiredArray(body, "messages", PREFIX);
    if (messages == null) {
      return null;
    }
    faults.messageCount(PREFIX + "messages", messages.size(), 1, Integer.MAX_VALUE);
    List<Turn> turns = reader.turns(messages, PREFIX + "messages");

    return turns == null || turns.isEmpty() ? null : new Content.Dialogue(system, turns);
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Dialogue dialogue = CannotHold.dialogue(record, ID);
    require(record, dialogue.turns());
    out.writeStartObject();
    out.writeStringField("recordId", record.id());
    out.writeObjectFieldStart("modelInput");
    switch (variant) {
      case CONVERSE, NOVA -> {
        ConverseWriter.system(out, dialogue.system());
        ConverseWriter.openMessages(out, dialogue.turns());
        out.writeEndArray();
        nestedParameters(out, "inferenceConfig");
      }
      case CLAUDE -> claude(out, dialogue);
      case TITAN -> {
        out.writeStringField("inputText", variant.flatten(dialogue.system(), dialogue.turns()));
        nestedParameters(out, "textGenerationConfig");
      }
      case LLAMA, COHERE -> {
        out.writeStringField("prompt", variant.flatten(dialogue.system(), dialogue.turns()));
        parameters(out);
      }
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void require(TrainingRecord record, List<Turn> turns) {
    if (record.id() == null) {
      throw CannotHold.because(
          FormatRule.HOLD_NO_ID,
          "recordId",
          ID + " joins answers by recordId, and the record has no id",
          "Map id");
    }
    switch (variant) {
      case CONVERSE, NOVA -> ConverseWriter.require(turns, ID);
      case CLAUDE -> ChatWriter.require(turns, ChatReader.Dialect.ANTHROPIC_REQUEST, ID);
      case TITAN, LLAMA, COHERE -> ChatWriter.require(turns, ChatReader.Dialect.ANTHROPIC, ID);
    }
    if (turns.isEmpty()) {
      throw CannotHold.because(
          FormatRule.HOLD_EMPTY, "messages", ID + " holds a question", "Leave the record out");
    }
    if (!turns.get(turns.size() - 1).role().equals(Turn.USER)) {
      throw CannotHold.answer(ID);
    }
  }

  private void claude(JsonGenerator out, Content.Dialogue dialogue) throws IOException {
    out.writeStringField("anthropic_version", CLAUDE_VERSION);
    parameters(out);
    if (dialogue.system() != null) {
      out.writeStringField("system", dialogue.system());
    }
    out.writeFieldName("messages");
    ChatWriter.messages(out, null, dialogue.turns());
  }

  private void nestedParameters(JsonGenerator out, String key) throws IOException {
    out.writeObjectFieldStart(key);
    parameters(out);
    out.writeEndObject();
  }

  private void parameters(JsonGenerator out) throws IOException {
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      out.writeFieldName(parameter.getKey());
      ConverseWriter.tree(out, parameter.getValue());
    }
  }
}
