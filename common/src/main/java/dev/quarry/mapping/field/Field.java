package dev.quarry.mapping.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a record that a source can be mapped to. */
public enum Field {
  /** The user's own id. */
  ID,
  /** The system prompt. */
  SYSTEM,
  /** What is asked. */
  PROMPT,
  /** What is answered. */
  COMPLETION,
  /** A whole conversation. */
  MESSAGES,
  /** Plain text. */
  TEXT,
  /** The better answer. */
  CHOSEN,
  /** The worse answer. */
  REJECTED,
  /** How good an answer is. */
  SCORE,
  /** The class of the example. */
  LABEL,
  /** What keeps examples on one side of the split. */
  GROUP,
  /** Where the example comes from. */
  SOURCE,
  /** The right answer, for a grader. */
  REFERENCE,
  /** Whatever else goes along. */
  METADATA;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Returns the key that configs use, such as {@code prompt}. */
  public String id() {
    return id;
  }

  /** Returns the field with this key. */
  public static Optional<Field> find(String id) {
    return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
  }

  /** Returns every key, in the order of the contract. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Field::id).toList();
  }
}
