package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.AnswerReader;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.draft.Scores;
import dev.quarry.mapping.draft.TurnReader;
import dev.quarry.mapping.field.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prompt with a better and a worse answer; answers may be texts or lists of messages. */
final class PreferenceShape implements Shape {
  static final Keys ANSWERS = Keys.of("chosen", "rejected");
  static final Keys PROMPTS = Keys.of("prompt", "question", "instruction");
  private static final List<String> CHOSEN_SCORES =
      List.of("score_chosen", "chosen_score", "score");
  private static final List<String> REJECTED_SCORES = List.of("score_rejected", "rejected_score");

  @Override
  public String id() {
    return "prompt-chosen-rejected";
  }

  @Override
  public String summary() {
    return "prompt, question or instruction with the answers chosen and rejected";
  }

  @Override
  public String example() {
    return "{\"id\":1,\"prompt\":\"Why?\",\"chosen\":\"So.\",\"rejected\":\"No.\"}";
  }

  @Override
  public Rank rank() {
    return Rank.PREFERENCE;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(ANSWERS) && row.hasAny(PROMPTS);
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    Draft draft = row.draft();
    AnswerReader reader = new AnswerReader(TurnReader.DEFAULT, row.strictness());
    draft.content(
        reader.read(
            draft.get(Field.SYSTEM),
            prompt(row),
            row.value("chosen"),
            row.value("rejected"),
            scores(row)));
    sink.element(row.scope(), draft);
  }

  /** Returns the scores of both answers, where the row has them. */
  static Scores scores(ShapeRow row) {
    return new Scores(row.number(CHOSEN_SCORES), row.number(REJECTED_SCORES));
  }

  private static @Nullable JsonNode prompt(ShapeRow row) {
    for (String key : PROMPTS.names()) {
      JsonNode prompt = row.value(key);
      if (prompt != null) {
        return prompt;
      }
    }

    return null;
  }
}
