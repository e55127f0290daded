package dev.quarry.mapping.shape;

import dev.quarry.mapping.draft.AnswerReader;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.draft.TurnReader;
import dev.quarry.mapping.field.Field;

/**
 * Two whole conversations that differ in their last answer, as Human/Assistant transcripts or as
 * lists of messages.
 */
final class TranscriptShape implements Shape {
  @Override
  public String id() {
    return "chosen-rejected";
  }

  @Override
  public String summary() {
    return "chosen and rejected hold the whole conversation, the last answer included";
  }

  @Override
  public String example() {
    return "{\"chosen\":\"\\n\\nHuman: Why?\\n\\nAssistant: So.\","
        + "\"rejected\":\"\\n\\nHuman: Why?\\n\\nAssistant: No.\"}";
  }

  @Override
  public Rank rank() {
    return Rank.PREFERENCE;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(PreferenceShape.ANSWERS) && !row.hasAny(PreferenceShape.PROMPTS);
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    Draft draft = row.draft();
    AnswerReader reader = new AnswerReader(TurnReader.DEFAULT, row.strictness());
    draft.content(
        reader.read(
            draft.get(Field.SYSTEM),
            null,
            row.value("chosen"),
            row.value("rejected"),
            PreferenceShape.scores(row)));
    sink.element(row.scope(), draft);
  }
}
