package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.Dialogues;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.draft.TurnReader;
import dev.quarry.mapping.field.Field;
import dev.quarry.record.Turn;
import java.util.List;

/**
 * A list of messages under one of a few keys. A system message at its head becomes the system
 * prompt; roles that nobody knows are kept as they came.
 */
final class ConversationShape implements Shape {
  private final String id;
  private final Keys keys;
  private final String example;

  ConversationShape(String id, Keys keys, String example) {
    this.id = id;
    this.keys = keys;
    this.example = example;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    return "a list of messages under " + String.join(" or ", keys.names());
  }

  @Override
  public String example() {
    return example;
  }

  @Override
  public Rank rank() {
    return Rank.CONVERSATION;
  }

  @Override
  public boolean matches(ShapeRow row) {
    if (!row.hasAny(keys)) {
      return false;
    }
    for (String key : keys.names()) {
      JsonNode list = row.value(key);
      if (list != null && list.isArray()) {
        return true;
      }
    }

    return false;
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    for (String key : keys.names()) {
      JsonNode list = row.value(key);
      if (list != null && list.isArray()) {
        List<Turn> turns = TurnReader.DEFAULT.read(key, list);
        Draft draft = row.draft();
        draft.content(Dialogues.dialogue(key, draft.get(Field.SYSTEM), turns));
        sink.element(row.scope(), draft);
        return;
      }
    }
  }
}
