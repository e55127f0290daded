package dev.quarry.mapping.shape;

import dev.quarry.mapping.template.TemplateSpec;
import java.util.Optional;

/**
 * One way in which the rows of known corpora look, recognised by their keys. Implementations are
 * immutable and thread-safe; {@link Shapes} is their registry.
 */
public interface Shape {

  /** Returns the stable id, such as {@code alpaca}; reports count rows by it. */
  String id();

  /** Returns the keys that it is known by and what becomes of them, in one sentence. */
  String summary();

  /** Returns a row of this shape, for help texts and tests. */
  String example();

  /** Returns how far this shape goes before others. */
  Rank rank();

  /** Returns whether a row has this shape. */
  boolean matches(ShapeRow row);

  /**
   * Reads a row of this shape into one or more elements.
   *
   * @throws dev.quarry.mapping.field.MappingException when the row as a whole cannot be read
   */
  void read(ShapeRow row, ElementSink sink);

  /** Returns the template that puts the prompt together, where the shape needs one. */
  default Optional<TemplateSpec> template() {
    return Optional.empty();
  }
}
