package dev.quarry.mapping.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.FieldValues;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a better and a worse answer. Beside a prompt the answers are texts or lists of messages;
 * without one they are whole conversations, as transcripts or as lists of messages. Immutable and
 * thread-safe.
 *
 * @param turns how messages are read
 * @param strictness what counts as a text
 */
public record AnswerReader(TurnReader turns, Strictness strictness) {

  /**
   * Returns the pair.
   *
   * @param prompt a text, a transcript that waits for its answer, or messages; null for none
   * @throws dev.quarry.mapping.field.MappingException when a value is missing, or the conversations
   *     differ
   */
  public Content.Preference read(
      @Nullable String system,
      @Nullable JsonNode prompt,
      @Nullable JsonNode chosen,
      @Nullable JsonNode rejected,
      Scores scores) {
    List<Turn> asked = prompt == null ? List.of() : asked(prompt);
    return Dialogues.preference(
        system,
        conversation("chosen", asked, chosen),
        conversation("rejected", asked, rejected),
        scores);
  }

  private List<Turn> asked(JsonNode prompt) {
    if (prompt.isArray()) {
      return turns.read("prompt", prompt);
    }
    String text = FieldValues.text("prompt", "prompt", prompt, strictness);
    if (!Transcript.isTranscript(text)) {
      return List.of(Turn.user(text));
    }
    List<Turn> said = Transcript.split("prompt", text);
    int last = said.size() - 1;
    boolean waits = said.get(last).role().equals(Turn.ASSISTANT) && said.get(last).text().isEmpty();
    return waits ? said.subList(0, last) : said;
  }

  private List<Turn> conversation(String field, List<Turn> asked, @Nullable JsonNode answer) {
    if (answer != null && answer.isArray()) {
      List<Turn> said = turns.read(field, answer);
      boolean answerAlone = said.get(0).role().equals(Turn.ASSISTANT);
      return answerAlone ? Dialogues.append(asked, said) : said;
    }
    String text = FieldValues.text(field, field, answer, strictness);
    return asked.isEmpty()
        ? Transcript.split(field, text)
        : Dialogues.append(asked, List.of(Turn.assistant(text)));
  }
}
