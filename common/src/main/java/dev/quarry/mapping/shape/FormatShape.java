package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.format.Format;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.MappingException;
import dev.quarry.record.Fault;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rows that are lines of one of Quarry's own formats: exactly its keys, in its spelling. The format
 * reads them, so that its rules name what is wrong. Rows with further keys go to the looser shapes.
 */
final class FormatShape implements Shape {
  private final Format format;
  private final Keys required;
  private final Set<String> allowed;
  private final Predicate<JsonNode> test;

  /**
   * Creates a shape.
   *
   * @param required the keys that a row must have, in lower case
   * @param allowed the keys that a row may have; empty for any
   * @param test whether a row with these keys is a line of the format
   */
  FormatShape(Format format, Keys required, Set<String> allowed, Predicate<JsonNode> test) {
    this.format = format;
    this.required = required;
    this.allowed = allowed;
    this.test = test;
  }

  @Override
  public String id() {
    return format.id();
  }

  @Override
  public String summary() {
    return format.summary();
  }

  @Override
  public String example() {
    return format.example();
  }

  @Override
  public Rank rank() {
    return Rank.EXACT;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(required) && test.test(row.node()) && hasOnlyAllowedKeys(row.node());
  }

  private boolean hasOnlyAllowedKeys(JsonNode row) {
    if (allowed.isEmpty()) {
      return true;
    }
    Iterator<String> names = row.fieldNames();
    while (names.hasNext()) {
      if (!allowed.contains(names.next())) {
        return false;
      }
    }

    return true;
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    Format.Decoded decoded = format.decode(row.node());
    for (Fault fault : decoded.faults()) {
      if (fault.isError()) {
        throw new MappingException(fault);
      }
      sink.warn(fault);
    }
    if (decoded.record().isEmpty()) {
      throw new IllegalStateException(id() + " gave neither a record nor an error");
    }
    sink.element(row.scope(), Draft.of(decoded.record().get()));
  }
}
