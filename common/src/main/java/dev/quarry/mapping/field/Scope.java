package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A node and what it stands in: the place where paths begin to look. Immutable.
 *
 * @param node the row, or one element of it
 * @param parent the node around it that a path may look into, or null for the row itself
 */
public record Scope(JsonNode node, @Nullable Scope parent) {

  /** Returns the scope of a whole row. */
  public static Scope of(JsonNode row) {
    return new Scope(row, null);
  }

  /** Returns the scope of a node inside this one. */
  public Scope inner(JsonNode child) {
    return new Scope(child, this);
  }

  /** Returns the scope so many levels further out; null when there are fewer. */
  public @Nullable Scope outer(int levels) {
    Scope scope = this;
    for (int i = 0; i < levels && scope != null; i++) {
      scope = scope.parent;
    }

    return scope;
  }
}
