package dev.quarry.mapping.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldValues;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a compiled template. Immutable and thread-safe. */
sealed interface Segment {

  /** Adds this piece, with its values put in as they are. */
  void render(TemplateValues values, StringBuilder out);

  /** Returns the text that these pieces make. */
  static String render(List<Segment> segments, TemplateValues values) {
    StringBuilder out = new StringBuilder();
    for (Segment segment : segments) {
      segment.render(values, out);
    }

    return out.toString();
  }

  /** Text that stands for itself. */
  record Literal(String text) implements Segment {
    @Override
    public void render(TemplateValues values, StringBuilder out) {
      out.append(text);
    }
  }

  /**
   * A value of the row.
   *
   * @param field the mapped field of this name, or null
   * @param path where to look in the row
   */
  record Placeholder(@Nullable Field field, Path path) implements Segment {
    @Override
    public void render(TemplateValues values, StringBuilder out) {
      String value = value(values);
      if (value != null) {
        out.append(value);
      } else if (!path.isOptional()) {
        throw MappingFaults.missing(
            path.toString(), path.toString(), "a value for {{" + path + "}}");
      }
    }

    /** Returns the value; null where the row has none, or a JSON null. */
    @Nullable String value(TemplateValues values) {
      String mapped = field == null ? null : values.field(field);
      if (mapped != null) {
        return mapped;
      }
      JsonNode raw = values.find(path);
      if (raw == null || raw.isNull()) {
        return null;
      }
      if (!FieldValues.isScalar(raw)) {
        throw MappingFaults.wrongType(
            path.toString(), path.toString(), raw, "a text, a number or a boolean");
      }

      return raw.asText();
    }
  }

  /** Pieces that are shown only where a value is there and not empty. */
  record Section(Placeholder condition, List<Segment> inner) implements Segment {
    /** Copies the pieces. */
    public Section {
      inner = List.copyOf(inner);
    }

    @Override
    public void render(TemplateValues values, StringBuilder out) {
      String value = condition.value(values);
      if (value == null || value.isEmpty()) {
        return;
      }
      for (Segment segment : inner) {
        segment.render(values, out);
      }
    }
  }
}
