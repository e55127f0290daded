package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field and where its value stands. Every reader gives null only where the path is optional and
 * the row has no value. Immutable and thread-safe.
 *
 * @param field the field that is filled
 * @param path where its value stands
 */
public record FieldPath(Field field, Path path) {

  /** Returns the value as it is. */
  public @Nullable JsonNode node(Scope scope) {
    JsonNode node = path.find(scope);
    if (node != null && !node.isNull()) {
      return node;
    }
    if (path.isOptional()) {
      return null;
    }
    throw MappingFaults.missing(field.id(), path.toString(), expected());
  }

  /** Returns the text that the row holds, by the rules of the field. */
  public @Nullable String text(Scope scope, Strictness strictness) {
    JsonNode node = node(scope);
    if (node == null) {
      return null;
    }
    return switch (field) {
      case ID, LABEL, GROUP, SOURCE -> FieldValues.scalar(field.id(), path.toString(), node);
      case SYSTEM -> FieldValues.system(field.id(), path.toString(), node, strictness);
      case PROMPT, COMPLETION, MESSAGES, TEXT, CHOSEN, REJECTED, SCORE, REFERENCE, METADATA ->
          FieldValues.text(field.id(), path.toString(), node, strictness);
    };
  }

  /** Returns the number that the row holds. */
  public @Nullable Double number(Scope scope) {
    JsonNode node = node(scope);
    return node == null ? null : FieldValues.number(field.id(), path.toString(), node);
  }

  private String expected() {
    return switch (field) {
      case ID, LABEL, GROUP, SOURCE -> "a text, a number or a boolean";
      case SYSTEM, PROMPT, COMPLETION, TEXT, CHOSEN, REJECTED -> "a text";
      case SCORE -> "a number";
      case MESSAGES -> "a list of messages";
      case REFERENCE, METADATA -> "a value";
    };
  }
}
