package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.Strictness;

/**
 * A text and its class: the text is the prompt, the class is the completion and the label. Only a
 * class that has a name counts; a text with a number for a class is plain text that carries the
 * number as its label. Documents with a category are mapped by hand: {@code fields: {text: text,
 * label: category}}.
 */
final class LabelShape implements Shape {
  private static final Keys TEXT = Keys.of("text");
  private static final Keys LABELS = Keys.of("label", "category", "intent");

  @Override
  public String id() {
    return "text-label";
  }

  @Override
  public String summary() {
    return "text is the prompt, and its label, category or intent the completion";
  }

  @Override
  public String example() {
    return "{\"text\":\"Where is my card?\",\"label\":\"card_arrival\"}";
  }

  @Override
  public Rank rank() {
    return Rank.SINGLE;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(TEXT) && isNamed(row);
  }

  /** Returns whether the row has a class with a name. */
  static boolean isNamed(ShapeRow row) {
    JsonNode label = row.first(LABELS);
    return label != null
        && (label.isTextual() || (row.strictness() == Strictness.COLUMNAR && label.isValueNode()));
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    Draft draft = row.draft();
    draft.set(Field.PROMPT, row.text("text"));
    draft.set(Field.COMPLETION, row.label());
    sink.element(row.scope(), draft);
  }
}
