package dev.quarry.mapping.shape;

import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;

/**
 * One text under one key, beside whatever else the row has, but for keys that show that the text is
 * only a part of something that no shape knows.
 */
final class SingleShape implements Shape {
  private static final Keys PARTS =
      Keys.of(
          "instruction",
          "output",
          "question",
          "answer",
          "response",
          "completion",
          "chosen",
          "rejected",
          "messages",
          "conversations");

  private final String id;
  private final String key;
  private final Field field;
  private final Keys required;

  SingleShape(String id, String key, Field field) {
    this.id = id;
    this.key = key;
    this.field = field;
    this.required = Keys.of(key);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    return key + " alone is the " + field.id();
  }

  @Override
  public String example() {
    return "{\"id\":1,\"" + key + "\":\"Some words.\"}";
  }

  @Override
  public Rank rank() {
    return Rank.SINGLE;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(required)
        && !row.hasAny(PARTS)
        && !(field == Field.TEXT && LabelShape.isNamed(row));
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    Draft draft = row.draft();
    draft.set(field, row.text(key));
    sink.element(row.scope(), draft);
  }
}
