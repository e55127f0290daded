package dev.quarry.mapping;

import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.MappingException;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.shape.ElementSink;
import dev.quarry.mapping.template.Template;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import org.jspecify.annotations.Nullable;

/** The reading of one row: numbers its elements and applies the template. Lives for one row. */
final class RowRun implements ElementSink {
  private final RowSink sink;
  private final @Nullable Template template;
  private int next;

  RowRun(RowSink sink, @Nullable Template template) {
    this.sink = sink;
    this.template = template;
  }

  @Override
  public void element(Scope scope, Draft draft) {
    TrainingRecord record;
    try {
      if (template != null) {
        draft.render(template, scope);
      }
      record = draft.record();
    } catch (MappingException e) {
      reject(e.fault());
      return;
    }
    sink.record(next, record);
    next++;
  }

  @Override
  public void reject(Fault fault) {
    sink.reject(next, fault);
    next++;
  }

  @Override
  public void warn(Fault fault) {
    sink.warn(next, fault);
  }

  void shape(String id) {
    sink.shape(id);
  }
}
