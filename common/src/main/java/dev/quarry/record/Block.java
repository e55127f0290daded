package dev.quarry.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** One part of a turn: text, or something that Quarry passes through as it is. Immutable. */
public sealed interface Block {

  /** Returns a text block. */
  static Block text(String text) {
    return new Text(text);
  }

  /** A piece of text. */
  record Text(String text) implements Block {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A block that is not plain text, kept as the JSON object it came as: {@code image}, {@code
   * video}, {@code document}, {@code toolUse}, {@code toolResult}, {@code reasoningContent}.
   *
   * @param kind the object's only key, such as {@code toolUse}
   * @param json the whole block, {@code {"toolUse": {…}}}; never changed after it is made
   */
  record Raw(String kind, JsonNode json) implements Block {
    /** Refuses null. */
    public Raw {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(json, "json");
    }
  }
}
