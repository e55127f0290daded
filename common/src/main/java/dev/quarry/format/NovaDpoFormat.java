package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation whose last message has several answers, each preferred or not. */
final class NovaDpoFormat extends DescribedFormat {
  private static final String ID = "nova-dpo";
  private static final String PREFERRED = "preferred";
  private static final String OTHER = "non-preferred";
  private static final List<String> KEYS = List.of("schemaVersion", "system", "messages");
  private static final List<String> LAST_KEYS = List.of("role", "candidates");
  private static final List<String> CANDIDATE_KEYS = List.of("content", "preferenceLabel");

  NovaDpoFormat() {
    super(
        new Words(
            ID,
            "A conversation with preferred and other answers; preference optimisation of Nova",
            "{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{\"role\":\"user\","
                + "\"content\":[{\"text\":\"What does a cluster run?\"}]},{\"role\":\"assistant\","
                + "\"candidates\":[{\"content\":[{\"text\":\"Jobs, as tasks.\"}],"
                + "\"preferenceLabel\":\"preferred\"},{\"content\":[{\"text\":\"Things.\"}],"
                + "\"preferenceLabel\":\"non-preferred\"}]}]}",
            "No Bedrock job reads it: it is for the recipes of Nova Micro, Lite and Pro on"
                + " SageMaker",
            FormatRule.cite(
                "Nova guide nova-dpo; AWS nova_ft_dataset_validator.py",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.SCHEMA_VERSION,
                FormatRule.ROLE,
                FormatRule.TOO_FEW_MESSAGES,
                FormatRule.CONTENT_BLOCK,
                FormatRule.CANDIDATES,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_CANDIDATES,
                FormatRule.HOLD_DIALOGUE,
                FormatRule.HOLD_EMPTY,
                FormatRule.HOLD_PLAIN_TEXT,
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
    String system = reader.system(object.get("system"));
    ArrayNode messages = reader.messages(object);
    Content content = messages == null ? null : preference(reader, faults, system, messages);
    faults.extraKeys(object, KEYS, Severity.WARNING, "");

    return faults.decodedContent(content);
  }

  private static Content.@Nullable Preference preference(
      ConverseReader reader, LineFaults faults, @Nullable String system, ArrayNode messages) {
    int last = messages.size() - 1;
    if (last < 0) {
      return null;
    }
    for (int i = 0; i < last; i++) {
      if (messages.get(i).has("candidates")) {
        refuse(faults, "messages[" + i + "].candidates", "stands before the last message");
      }
    }
    List<Turn> turns = reader.turns(messages, last);
    List<Content.Candidate> candidates = candidates(reader, faults, messages.get(last), last);

    return turns == null || candidates.isEmpty()
        ? null
        : new Content.Preference(system, turns, candidates);
  }

  private static List<Content.Candidate> candidates(
      ConverseReader reader, LineFaults faults, JsonNode message, int index) {
    String prefix = "messages[" + index + "].";
    if (!(message instanceof ObjectNode object)) {
      faults.wrongType("messages[" + index + "]", message, "an object with candidates");
      return List.of();
    }
    String role = faults.requiredText(object, "role", prefix);
    if (role != null && !role.equals(Turn.ASSISTANT)) {
      faults.role(Severity.ERROR, prefix + "role", role, List.of(Turn.ASSISTANT));
    }
    faults.extraKeys(object, LAST_KEYS, Severity.WARNING, prefix);
    ArrayNode array = faults.requiredArray(object, "candidates", prefix);
    if (array == null) {
      return List.of();
    }
    List<Content.Candidate> candidates = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      Content.Candidate read = candidate(reader, faults, array.get(i), index, i);
      if (read == null) {
        return List.of();
      }
      candidates.add(read);
    }
    if (!isChoice(candidates)) {
      refuse(faults, prefix + "candidates", "has no preferred and non-preferred answer");
    }

    return candidates;
  }

  private static Content.@Nullable Candidate candidate(
      ConverseReader reader, LineFaults faults, JsonNode node, int message, int index) {
    String field = "messages[" + message + "].candidates[" + index + "]";
    if (!(node instanceof ObjectNode object)) {
      faults.wrongType(field, node, "an object with content and preferenceLabel");
      return null;
    }
    List<Block> blocks = reader.candidate(object, message, index);
    String label = faults.requiredText(object, "preferenceLabel", field + ".");
    if (label != null && !label.equals(PREFERRED) && !label.equals(OTHER)) {
      refuse(faults, field + ".preferenceLabel", "is \"" + LineFaults.shorten(label) + "\"");
      label = null;
    }
    faults.extraKeys(object, CANDIDATE_KEYS, Severity.WARNING, field + ".");

    return blocks == null || label == null
        ? null
        : new Content.Candidate(blocks, label.equals(PREFERRED), null);
  }

  private static void refuse(LineFaults faults, String field, String problem) {
    faults.error(
        FormatRule.CANDIDATES,
        field,
        field + " " + problem,
        "End with one message of candidates, labelled preferred and non-preferred");
  }

  /** Returns whether one answer is better than another. */
  private static boolean isChoice(List<Content.Candidate> candidates) {
    boolean preferred = false;
    boolean other = false;
    for (int i = 0; i < candidates.size(); i++) {
      preferred |= candidates.get(i).preferred();
      other |= !candidates.get(i).preferred();
    }

    return preferred && other;
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Preference preference = CannotHold.preference(record, ID);
    ConverseWriter.require(preference.turns(), ID);
    List<Content.Candidate> candidates = preference.candidates();
    if (!isChoice(candidates)) {
      throw CannotHold.because(
          FormatRule.HOLD_CANDIDATES,
          "candidates",
          ID + " holds a preferred and another answer, and all of the record's are alike",
          "Map chosen and rejected");
    }
    String[] texts = new String[candidates.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = CannotHold.text(candidates.get(i).blocks(), "candidates[" + i + "]", ID);
    }
    out.writeStartObject();
    out.writeStringField("schemaVersion", ConverseReader.VERSION);
    ConverseWriter.system(out, preference.system());
    ConverseWriter.openMessages(out, preference.turns());
    out.writeStartObject();
    out.writeStringField("role", Turn.ASSISTANT);
    out.writeArrayFieldStart("candidates");
    write(out, candidates, texts, PREFERRED);
    write(out, candidates, texts, OTHER);
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(
      JsonGenerator out, List<Content.Candidate> candidates, String[] texts, String label)
      throws IOException {
    for (int i = 0; i < texts.length; i++) {
      if (candidates.get(i).preferred() == label.equals(PREFERRED)) {
        out.writeStartObject();
        out.writeArrayFieldStart("content");
        ConverseWriter.text(out, texts[i]);
        out.writeEndArray();
        out.writeStringField("preferenceLabel", label);
        out.writeEndObject();
      }
    }
  }
}
