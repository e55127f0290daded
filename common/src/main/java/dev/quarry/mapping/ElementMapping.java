package dev.quarry.mapping;

import dev.quarry.mapping.field.Scope;

/** How one element of a row is read. Immutable and thread-safe. */
interface ElementMapping {
  /**
   * Reads an element.
   *
   * @throws dev.quarry.mapping.field.MappingException when the element as a whole cannot be read
   */
  void map(Scope scope, RowRun run);
}
