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
import org.jspecify.annotations.Nullable;

/**
 * A prompt with a chosen and a rejected answer. The prompt is a text where it is one question; it
 * is an array of {@code {"role","content"}} where there is a system prompt or more than one turn.
 * Answers are written as texts; arrays of messages, with or without the prompt before the answer,
 * are read too.
 */
final class PreferenceFormat extends DescribedFormat {
  private static final String ID = "preference";

  PreferenceFormat() {
    super(
        new Words(
            ID,
            "A prompt with a chosen and a rejected answer, with or without scores",
            "{\"prompt\":\"What does a cluster run?\",\"chosen\":\"Jobs, as tasks.\",\"rejected\":"
                + "\"Things.\",\"score_chosen\":0.9,\"score_rejected\":0.2}",
            "No Bedrock job reads it; for Nova on SageMaker choose nova-dpo, for reinforcement"
                + " fine-tuning rft-messages",
            FormatRule.cite(
                "Quarry",
                FormatRule.MISSING_FIELD,
                FormatRule.WRONG_TYPE,
                FormatRule.EXTRA_KEY,
                FormatRule.ROLE,
                FormatRule.CONTENT_BLOCK,
                FormatRule.CANDIDATES,
                FormatRule.HOLD_BLOCK,
                FormatRule.HOLD_CANDIDATES,
                FormatRule.HOLD_DIALOGUE,
                FormatRule.HOLD_PLAIN_TEXT,
                FormatRule.HOLD_ROLE)));
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    ObjectNode object = faults.object(line);
    return faults.decodedContent(object == null ? null : new Reader(faults, object).preference());
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    Content.Preference preference = CannotHold.preference(record, ID);
    List<Turn> turns = preference.turns();
    ChatWriter.require(turns, ChatReader.Dialect.FREE, ID);
    Content.Candidate chosen = only(preference, Side.CHOSEN);
    Content.Candidate rejected = only(preference, Side.REJECTED);
    String chosenText = CannotHold.text(chosen.blocks(), "chosen", ID);
    String rejectedText = CannotHold.text(rejected.blocks(), "rejected", ID);
    out.writeStartObject();
    out.writeFieldName("prompt");
    if (preference.system() == null && turns.size() == 1 && turns.get(0).role().equals(Turn.USER)) {
      out.writeString(turns.get(0).text());
    } else {
      ChatWriter.messages(out, preference.system(), turns);
    }
    out.writeStringField("chosen", chosenText);
    out.writeStringField("rejected", rejectedText);
    score(out, "score_chosen", chosen.score());
    score(out, "score_rejected", rejected.score());
    out.writeEndObject();
  }

  /** One of the two answers. */
  private enum Side {
    CHOSEN,
    REJECTED
  }

  private static Content.Candidate only(Content.Preference preference, Side side) {
    List<Content.Candidate> candidates = preference.candidates();
    Content.Candidate found = null;
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).preferred() == (side == Side.CHOSEN)) {
        if (found != null) {
          throw notOneOfEach(candidates.size());
        }
        found = candidates.get(i);
      }
    }
    if (found == null) {
      throw notOneOfEach(candidates.size());
    }

    return found;
  }

  private static UnencodableException notOneOfEach(int size) {
    return CannotHold.because(
        FormatRule.HOLD_CANDIDATES,
        "candidates",
        ID + " holds one chosen and one rejected answer, and the record has another set of " + size,
        "Choose the format nova-dpo, or keep one answer of each kind");
  }

  private static void score(JsonGenerator out, String key, @Nullable Double score)
      throws IOException {
    if (score != null) {
      out.writeNumberField(key, score);
    }
  }

  /** Reads a prompt with a chosen and a rejected answer. Made for one line; not thread-safe. */
  private static final class Reader {
    private static final List<String> KEYS =
        List.of("prompt", "chosen", "rejected", "score_chosen", "score_rejected");

    private final LineFaults faults;
    private final ObjectNode line;
    private final ChatReader reader;

    Reader(LineFaults faults, ObjectNode line) {
      this.faults = faults;
      this.line = line;
      this.reader = new ChatReader(faults, ChatReader.Dialect.FREE);
    }

    /** Returns the preference; null, with faults, where some of it cannot be read. */
    Content.@Nullable Preference preference() {
      List<Turn> prompt = line.has("prompt") ? turns("prompt", Turn.USER) : List.of();
      List<Turn> chosen = turns("chosen", Turn.ASSISTANT);
      List<Turn> rejected = turns("rejected", Turn.ASSISTANT);
      Double chosenScore = score("score_chosen");
      Double rejectedScore = score("score_rejected");
      faults.extraKeys(line, KEYS, Severity.WARNING, "");
      if (prompt == null || chosen == null || rejected == null) {
        return null;
      }
      List<Turn> shared = sharedPrompt(prompt, chosen, rejected);
      if (shared == null) {
        return null;
      }
      Content.Dialogue dialogue = ChatReader.withSystem(shared);

      return new Content.Preference(
          dialogue.system(),
          dialogue.turns(),
          List.of(
              new Content.Candidate(last(chosen).blocks(), true, chosenScore),
              new Content.Candidate(last(rejected).blocks(), false, rejectedScore)));
    }

    /** Returns the turns of a key that holds a text or messages; null, with faults, for others. */
    private @Nullable List<Turn> turns(String key, String role) {
      JsonNode value = line.get(key);
      if (value == null) {
        faults.missing(key, "a text, or an array of messages");
        return null;
      }
      if (value.isTextual()) {
        return role.equals(Turn.USER)
            ? List.of(Turn.user(value.textValue()))
            : List.of(Turn.assistant(value.textValue()));
      }
      if (!(value instanceof ArrayNode array) || array.isEmpty()) {
        faults.wrongType(key, value, "a text, or an array of messages");
        return null;
      }
      List<Turn> turns = reader.turns(array, key);
      if (turns != null && role.equals(Turn.ASSISTANT) && !last(turns).role().equals(role)) {
        String field = key + "[" + (turns.size() - 1) + "].role";
        faults.role(Severity.ERROR, field, last(turns).role(), List.of(Turn.ASSISTANT));
      }

      return turns;
    }

    private static Turn last(List<Turn> turns) {
      return turns.get(turns.size() - 1);
    }

    /** Returns the prompt, which the answers may repeat; null, with a fault, where they differ. */
    private @Nullable List<Turn> sharedPrompt(
        List<Turn> prompt, List<Turn> chosen, List<Turn> rejected) {
      List<Turn> beforeChosen = chosen.subList(0, chosen.size() - 1);
      List<Turn> beforeRejected = rejected.subList(0, rejected.size() - 1);
      List<Turn> shared = prompt.isEmpty() ? beforeChosen : prompt;
      if (shared.isEmpty()) {
        faults.missing("prompt", "a text, or an array of messages");
        return null;
      }
      if (!fits(beforeChosen, shared) || !fits(beforeRejected, shared)) {
        faults.error(
            FormatRule.CANDIDATES,
            "rejected",
            "chosen and rejected do not answer the same conversation",
            "Repeat the same messages before both answers, or only the answers");
        return null;
      }

      return shared;
    }

    private boolean fits(List<Turn> before, List<Turn> shared) {
      return before.equals(shared) || (before.isEmpty() && line.has("prompt"));
    }

    private @Nullable Double score(String key) {
      JsonNode score = line.get(key);
      if (score == null) {
        return null;
      }
      if (!score.isNumber()) {
        faults.wrongType(key, score, "a number");
        return null;
      }

      return score.doubleValue();
    }
  }
}
