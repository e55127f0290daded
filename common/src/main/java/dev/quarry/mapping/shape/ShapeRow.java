package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldValues;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as the shapes see it: its keys match without regard to case, and a key that is written in
 * lower case goes before others. Lives for one row.
 */
public final class ShapeRow {
  private static final Keys IDS =
      Keys.of("id", "_id", "uuid", "index", "dialogue_id", "conversation_id", "prompt_id");
  private static final Keys LABELS = Keys.of("label", "category", "intent");
  private static final Keys GROUPS = Keys.of("group");
  private static final Keys SOURCES = Keys.of("source");
  private static final Keys SYSTEMS = Keys.of("system", "system_prompt");
  private static final Keys REFERENCES =
      Keys.of("reference", "reference_answer", "referenceresponse");

  private final Scope scope;
  private final JsonNode node;
  private final Strictness strictness;
  private final @Nullable Map<String, JsonNode> lowered;
  private final long known;

  private ShapeRow(Scope scope, Strictness strictness) {
    this.scope = scope;
    this.node = scope.node();
    this.strictness = strictness;
    long bits = 0;
    boolean mixed = false;
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      Long bit = Keys.bit(name);
      if (bit != null) {
        bits |= bit;
      } else {
        mixed |= hasUpperCase(name);
      }
    }
    this.lowered = mixed ? lowered(node) : null;
    this.known = lowered == null ? bits : known(lowered);
  }

  /** Returns the view of a row, or of an element of one; only its own keys count. */
  public static ShapeRow of(Scope scope, Strictness strictness) {
    return new ShapeRow(scope, strictness);
  }

  private static boolean hasUpperCase(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i))) {
        return true;
      }
    }

    return false;
  }

  private static Map<String, JsonNode> lowered(JsonNode node) {
    Map<String, JsonNode> lowered = new HashMap<>();
    Iterator<Map.Entry<String, JsonNode>> entries = node.fields();
    while (entries.hasNext()) {
      Map.Entry<String, JsonNode> entry = entries.next();
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      if (entry.getKey().equals(key)) {
        lowered.put(key, entry.getValue());
      } else {
        lowered.putIfAbsent(key, entry.getValue());
      }
    }

    return lowered;
  }

  private static long known(Map<String, JsonNode> lowered) {
    long bits = 0;
    for (String name : lowered.keySet()) {
      Long bit = Keys.bit(name);
      bits |= bit == null ? 0 : bit;
    }

    return bits;
  }

  /** Returns the row itself. */
  public JsonNode node() {
    return node;
  }

  /** Returns the row as a scope. */
  public Scope scope() {
    return scope;
  }

  /** Returns what counts as a text. */
  public Strictness strictness() {
    return strictness;
  }

  /** Returns the value under a key in lower case, which may be a JSON null; null for none. */
  public @Nullable JsonNode value(String key) {
    return lowered == null ? node.get(key) : lowered.get(key);
  }

  /** Returns whether every key is there, with whatever value. */
  boolean hasAll(Keys keys) {
    return keys.areAllIn(known);
  }

  /** Returns whether any of the keys is there, with whatever value. */
  boolean hasAny(Keys keys) {
    return keys.isAnyIn(known);
  }

  /** Returns the value under a key; null for none and for a JSON null. */
  public @Nullable JsonNode present(String key) {
    JsonNode value = value(key);
    return value == null || value.isNull() ? null : value;
  }

  /**
   * Returns the text under a key.
   *
   * @throws dev.quarry.mapping.field.MappingException when it is absent or of another type
   */
  public String text(String key) {
    return FieldValues.text(key, key, value(key), strictness);
  }

  /**
   * Returns the text under a key; null for none.
   *
   * @throws dev.quarry.mapping.field.MappingException when it is of another type
   */
  public @Nullable String optionalText(String key) {
    return present(key) == null ? null : text(key);
  }

  /** Returns the number under the first of these keys that has one, or null. */
  public @Nullable Double number(List<String> keys) {
    for (String key : keys) {
      JsonNode value = present(key);
      if (value != null && (value.isNumber() || value.isTextual())) {
        return FieldValues.number(key, key, value);
      }
    }

    return null;
  }

  /**
   * Returns a draft with what rows of every shape may carry: id, label, group, source, reference
   * and system prompt. Values of other types are left out, as nobody has asked for them.
   */
  public Draft draft() {
    Draft draft = new Draft();
    draft.set(Field.ID, scalar(IDS));
    draft.set(Field.LABEL, scalar(LABELS));
    draft.set(Field.GROUP, scalar(GROUPS));
    draft.set(Field.SOURCE, scalar(SOURCES));
    draft.set(Field.SYSTEM, system());
    JsonNode reference = first(REFERENCES);
    if (reference != null) {
      draft.reference(reference);
    }

    return draft;
  }

  /** Returns the value of the first of these keys that has one which is not null; or null. */
  @Nullable JsonNode first(Keys keys) {
    if (!hasAny(keys)) {
      return null;
    }
    List<String> names = keys.names();
    for (int i = 0; i < names.size(); i++) {
      JsonNode value = present(names.get(i));
      if (value != null) {
        return value;
      }
    }

    return null;
  }

  /** Returns the system prompt of the row, or null. */
  public @Nullable String system() {
    if (!hasAny(SYSTEMS)) {
      return null;
    }
    JsonNode system = present("system");
    if (system == null) {
      return optionalText("system_prompt");
    }

    return FieldValues.system("system", "system", system, strictness);
  }

  /** Returns the label of the row as a text; null for none. */
  public @Nullable String label() {
    return scalar(LABELS);
  }

  private @Nullable String scalar(Keys keys) {
    if (!hasAny(keys)) {
      return null;
    }
    List<String> names = keys.names();
    for (int i = 0; i < names.size(); i++) {
      JsonNode value = value(names.get(i));
      if (value != null && FieldValues.isScalar(value)) {
        return value.asText();
      }
    }

    return null;
  }
}
