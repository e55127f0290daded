package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a row: {@code a.b}, {@code turns[0].text}, {@code turns[-1]}, {@code
 * "a.b"} for a key that holds a dot, {@code ^.title} to begin at the parent, {@code .} for the
 * element itself. A question mark at the end says that the value may be absent. A key that is
 * written like the whole path matches first, so that a column called {@code a.b} needs no quotes.
 * Immutable and thread-safe.
 */
public final class Path {
  private final String text;
  private final String literal;
  private final boolean optional;
  private final boolean plain;
  private final int levels;
  private final @Nullable String[] keys;
  private final int[] indexes;

  private Path(String text, String body, List<PathTokens.Token> tokens) {
    this.text = text;
    this.plain = tokens.size() == 1 && tokens.get(0) instanceof PathTokens.Key;
    this.literal = plain ? ((PathTokens.Key) tokens.get(0)).name() : body;
    this.optional = text.endsWith("?");
    int up = 0;
    while (up < tokens.size() && tokens.get(up) instanceof PathTokens.Up) {
      up++;
    }
    this.levels = up;
    this.keys = new @Nullable String[tokens.size() - up];
    this.indexes = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      PathTokens.Token token = tokens.get(up + i);
      if (token instanceof PathTokens.Key key) {
        keys[i] = key.name();
      } else if (token instanceof PathTokens.Index index) {
        indexes[i] = index.number();
      } else {
        throw new IllegalArgumentException("one value: [] belongs into records");
      }
    }
  }

  /**
   * Returns the path that a text says.
   *
   * @throws IllegalArgumentException whose message says what was expected
   */
  public static Path parse(String text) {
    String trimmed = text.trim();
    String body = trimmed.endsWith("?") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    List<PathTokens.Token> tokens = body.equals(".") ? List.of() : PathTokens.parse(body);
    return new Path(trimmed, body, tokens);
  }

  /** Returns the value, which may be a JSON null; null when there is none. */
  public @Nullable JsonNode find(Scope scope) {
    Scope from = scope.outer(levels);
    if (keys.length == 0) {
      return from == null ? null : from.node();
    }
    while (from != null) {
      JsonNode found = findIn(from.node());
      if (found != null) {
        return found;
      }
      from = from.parent();
    }

    return null;
  }

  private @Nullable JsonNode findIn(JsonNode node) {
    JsonNode found = node.get(literal);
    if (found != null || plain) {
      return found;
    }
    found = node;
    for (int i = 0; i < keys.length && found != null; i++) {
      found = step(found, i);
    }

    return found;
  }

  private @Nullable JsonNode step(JsonNode node, int i) {
    String key = keys[i];
    if (key != null) {
      return node.get(key);
    }
    int index = indexes[i];
    return node.get(index < 0 ? node.size() + index : index);
  }

  /** Returns whether the value may be absent. */
  public boolean isOptional() {
    return optional;
  }

  /** Returns the last key of the path; the whole text where the path ends in an element. */
  public String name() {
    String last = keys.length == 0 ? null : keys[keys.length - 1];
    return last == null ? text : last;
  }

  /** Returns the path without its question mark. */
  public String key() {
    return literal;
  }

  /** Returns the path as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
