package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import java.util.List;

/**
 * Where the records stand inside one row, such as {@code data[].paragraphs[].qas[]}. Every node on
 * the way stays visible to the paths of the fields. An object where a list is expected counts as a
 * list of one, as converters from XML leave it. Immutable and thread-safe.
 */
public final class RecordsPath {
  /** Takes the elements of one row, in order. */
  public interface Visitor {
    /** Takes one element. */
    void element(Scope scope);

    /** Takes the fault that stands in the place of an element. */
    void fault(Fault fault);
  }

  private final String text;
  private final List<PathTokens.Token> tokens;

  private RecordsPath(String text, List<PathTokens.Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * Returns the path that a text says.
   *
   * @throws IllegalArgumentException whose message says what was expected
   */
  public static RecordsPath parse(String text) {
    List<PathTokens.Token> tokens = PathTokens.parse(text.trim());
    for (PathTokens.Token token : tokens) {
      if (token instanceof PathTokens.Index || token instanceof PathTokens.Up) {
        throw new IllegalArgumentException("keys and [] only, such as data[].items[]");
      }
    }
    if (tokens.stream().noneMatch(token -> token instanceof PathTokens.Each)) {
      throw new IllegalArgumentException("at least one [], such as items[]");
    }

    return new RecordsPath(text.trim(), List.copyOf(tokens));
  }

  /** Gives every element of the row to the visitor; a row that holds none gives one fault. */
  public void visit(Scope row, Visitor visitor) {
    if (descend(row, 0, visitor) == 0) {
      visitor.fault(MappingFaults.noRecords(text));
    }
  }

  private int descend(Scope scope, int at, Visitor visitor) {
    if (at == tokens.size()) {
      visitor.element(scope);
      return 1;
    }
    if (tokens.get(at) instanceof PathTokens.Key key) {
      return intoKey(scope, key.name(), at, visitor);
    }

    return intoEach(scope, at, visitor);
  }

  private int intoKey(Scope scope, String key, int at, Visitor visitor) {
    JsonNode value = scope.node().get(key);
    if (value == null || value.isNull()) {
      visitor.fault(MappingFaults.missing("records", key, "a list").fault());
      return 1;
    }
    if (value.isValueNode() && at + 1 < tokens.size()) {
      visitor.fault(MappingFaults.wrongType("records", key, value, "a list").fault());
      return 1;
    }

    return descend(scope.inner(value), at + 1, visitor);
  }

  private int intoEach(Scope list, int at, Visitor visitor) {
    if (!list.node().isArray()) {
      return descend(list, at + 1, visitor);
    }
    Scope around = list.parent();
    int count = 0;
    for (JsonNode element : list.node()) {
      count += descend(new Scope(element, around), at + 1, visitor);
    }

    return count;
  }

  /** Returns the path as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
