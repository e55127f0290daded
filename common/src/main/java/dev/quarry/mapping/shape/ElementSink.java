package dev.quarry.mapping.shape;

import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Scope;
import dev.quarry.record.Fault;

/** Takes the elements of one row, in order. */
public interface ElementSink {
  /** Takes an element; its scope is where a template looks for what the draft does not have. */
  void element(Scope scope, Draft draft);

  /** Takes the fault that stands in the place of an element. */
  void reject(Fault fault);

  /** Takes something that is worth a look, about the element that comes next. */
  void warn(Fault fault);
}
