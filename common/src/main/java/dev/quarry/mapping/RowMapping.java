package dev.quarry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.mapping.field.MappingException;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.RecordsPath;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.shape.Shape;
import dev.quarry.mapping.shape.Shapes;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateSpec;
import dev.quarry.record.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one source into records. {@code fields} says which key is which: {@code auto}
 * (the default) recognises each row, the id of a shape reads all rows by it, a map names the paths.
 * {@code template} makes the texts; {@code records} finds many records in one row. Immutable and
 * thread-safe; built once per task, on executors from its {@link MappingSpec}.
 */
public final class RowMapping {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEYS = List.of("fields", "template", "records");
  private static final String AUTO = "auto";

  private final MappingSpec spec;
  private final @Nullable RecordsPath records;
  private final @Nullable Template template;
  private final ElementMapping elements;

  private RowMapping(Section source, Strictness strictness, Function<String, Format> formats) {
    this.spec = spec(source, strictness);
    this.records = records(source);
    this.template = template(source);
    this.elements = elements(source, strictness, formats);
  }

  /** Builds the mapping of a source with Quarry's own formats. */
  public static RowMapping of(Section source, Strictness strictness) {
    return of(source, strictness, Formats::byId);
  }

  /**
   * Builds the mapping of a source from its keys {@code fields}, {@code template} and {@code
   * records}. Faults go to the section's problems; the mapping must not be used when there are any.
   *
   * @param formats finds a format by its id
   */
  public static RowMapping of(
      Section source, Strictness strictness, Function<String, Format> formats) {
    return new RowMapping(source, strictness, formats);
  }

  /** Builds the mapping that a spec describes with Quarry's own formats. */
  public static RowMapping of(MappingSpec spec) {
    return of(spec, Formats::byId);
  }

  /**
   * Builds the mapping that a spec describes, which must have come from {@link #spec}.
   *
   * @param formats finds a format by its id
   */
  public static RowMapping of(MappingSpec spec, Function<String, Format> formats) {
    Problems problems = new Problems();
    ObjectNode config;
    try {
      config = (ObjectNode) JSON.readTree(spec.config());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not the JSON of a mapping: " + spec.config(), e);
    }
    RowMapping mapping = of(new Section("", config, problems), spec.strictness(), formats);
    problems.throwIfAny("mapping");
    return mapping;
  }

  /** Returns what this can be built from again. */
  public MappingSpec spec() {
    return spec;
  }

  /**
   * Returns the user's template, for the manifest and for inference. Where there is none, a
   * recognised shape may have one of its own: {@link Shape#template}.
   */
  public Optional<Template> template() {
    return Optional.ofNullable(template);
  }

  /** Turns a row into records and rejects; every element of it becomes one or the other. */
  public void map(JsonNode row, RowSink sink) {
    RowRun run = new RowRun(sink, template);
    if (!row.isObject() && !row.isTextual()) {
      run.reject(MappingFaults.notARow(row).fault());
      return;
    }
    Scope scope = Scope.of(row);
    if (records == null) {
      map(scope, run);
      return;
    }
    records.visit(
        scope,
        new RecordsPath.Visitor() {
          @Override
          public void element(Scope inner) {
            map(inner, run);
          }

          @Override
          public void fault(Fault fault) {
            run.reject(fault);
          }
        });
  }

  private void map(Scope scope, RowRun run) {
    try {
      elements.map(scope, run);
    } catch (MappingException e) {
      run.reject(e.fault());
    }
  }

  private static MappingSpec spec(Section source, Strictness strictness) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    for (String key : KEYS) {
      source.node(key).ifPresent(value -> config.set(key, value));
    }

    return new MappingSpec(config.toString(), strictness);
  }

  private static @Nullable RecordsPath records(Section source) {
    String path = source.text("records").orElse(null);
    try {
      return path == null ? null : RecordsPath.parse(path);
    } catch (IllegalArgumentException e) {
      source.invalid("records", path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable Template template(Section source) {
    if (!source.has("template")) {
      return null;
    }
    Section section = source.section("template");
    List<@Nullable String> parts = new ArrayList<>();
    for (String key : TemplateSpec.KEYS) {
      parts.add(section.text(key).orElse(null));
    }
    section.close();
    TemplateSpec spec;
    try {
      spec = new TemplateSpec(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    } catch (IllegalArgumentException e) {
      source.invalid("template", section.keys(), String.valueOf(e.getMessage()));
      return null;
    }
    try {
      return Template.of(spec, section.path() + ".");
    } catch (IllegalArgumentException e) {
      source.problems().add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private ElementMapping elements(
      Section source, Strictness strictness, Function<String, Format> formats) {
    TemplateSpec texts = template == null ? null : template.spec();
    JsonNode fields = source.node("fields").orElse(null);
    if (fields != null && fields.isObject()) {
      return new FieldsParser(source.section("fields"), texts).parse(strictness);
    }
    Shapes shapes = Shapes.of(formats);
    ShapeMapping.Unknown unknown =
        texts != null && texts.makesContent()
            ? ShapeMapping.Unknown.TEMPLATE
            : ShapeMapping.Unknown.REJECT;
    return new ShapeMapping(shapes, shape(source, shapes), strictness, unknown);
  }

  private static @Nullable Shape shape(Section source, Shapes shapes) {
    String id = source.text("fields", AUTO);
    if (id.equals(AUTO)) {
      return null;
    }
    List<String> known = new ArrayList<>(shapes.ids());
    known.add(AUTO);
    if (!known.contains(id)) {
      source
          .problems()
          .add("Unknown shape: " + source.nameOf("fields") + " = " + id + Nearest.hint(id, known));
      return null;
    }

    return shapes.byId(id);
  }
}
