package dev.quarry.mapping;

import dev.quarry.mapping.field.MappingException;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.shape.Shape;
import dev.quarry.mapping.shape.ShapeRow;
import dev.quarry.mapping.shape.Shapes;
import org.jspecify.annotations.Nullable;

/** Recognises the shape of each element, or reads them all by one named shape. */
final class ShapeMapping implements ElementMapping {
  private final Shapes shapes;
  private final @Nullable Shape only;
  private final Strictness strictness;
  private final Unknown unknown;

  /** What happens to an element that has no known shape. */
  enum Unknown {
    /** It is rejected. */
    REJECT,
    /** A template makes its content from the keys of the row. */
    TEMPLATE
  }

  /**
   * Creates a mapping.
   *
   * @param only the shape of every row, or null to recognise each
   */
  ShapeMapping(Shapes shapes, @Nullable Shape only, Strictness strictness, Unknown unknown) {
    this.shapes = shapes;
    this.only = only;
    this.strictness = strictness;
    this.unknown = unknown;
  }

  @Override
  public void map(Scope scope, RowRun run) {
    ShapeRow row = ShapeRow.of(scope, strictness);
    Shape shape;
    try {
      shape = only == null ? shapes.recognise(row) : only;
    } catch (MappingException e) {
      if (unknown == Unknown.REJECT || !scope.node().isObject()) {
        throw e;
      }
      run.element(scope, row.draft());
      return;
    }
    run.shape(shape.id());
    shape.read(row, run);
  }
}
