package dev.quarry.mapping.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.field.Scope;
import org.jspecify.annotations.Nullable;

/** Where the placeholders of a template find their values: mapped fields first, then the row. */
public interface TemplateValues {

  /** Returns the text of a mapped field; null where it is not mapped. */
  @Nullable String field(Field field);

  /** Returns the value at a path of the row, which may be a JSON null; null where there is none. */
  @Nullable JsonNode find(Path path);

  /** Returns the values of a row alone, for a prompt at inference time. */
  static TemplateValues ofRow(JsonNode row) {
    return ofScope(Scope.of(row));
  }

  /** Returns the values of an element of a row alone. */
  static TemplateValues ofScope(Scope scope) {
    return new TemplateValues() {
      @Override
      public @Nullable String field(Field field) {
        return null;
      }

      @Override
      public @Nullable JsonNode find(Path path) {
        return path.find(scope);
      }
    };
  }
}
