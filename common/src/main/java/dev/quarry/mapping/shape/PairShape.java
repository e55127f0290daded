package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateSpec;
import dev.quarry.mapping.template.TemplateValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question under one key and its answer under another, perhaps with a text to read under a third.
 */
final class PairShape implements Shape {
  private final String id;
  private final Parts parts;
  private final Keys required;
  private final Keys excluded;
  private final Template template;

  /**
   * The keys of a pair, in lower case.
   *
   * @param context what goes along with the question where it is there, or null
   */
  record Parts(String prompt, @Nullable String context, String completion) {
    static Parts of(String prompt, String completion) {
      return new Parts(prompt, null, completion);
    }
  }

  /**
   * Creates a shape.
   *
   * @param excluded a row that has one of these keys is something else
   * @param prompt how the prompt is put together
   */
  PairShape(String id, Parts parts, Keys excluded, String prompt) {
    this.id = id;
    this.parts = parts;
    this.required = Keys.of(parts.prompt(), parts.completion());
    this.excluded = excluded;
    this.template = Template.of(TemplateSpec.ofExchange(prompt, "{{" + parts.completion() + "}}"));
  }

  /** Returns a shape whose prompt is the question as it is. */
  static PairShape plain(String id, String prompt, String completion, String... excluded) {
    String text = "{{" + prompt + "}}";
    return new PairShape(id, Parts.of(prompt, completion), Keys.of(excluded), text);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    String context =
        parts.context() == null ? "" : " with " + parts.context() + " where it is there";
    return parts.prompt()
        + " is the prompt"
        + context
        + ", "
        + parts.completion()
        + " the completion";
  }

  @Override
  public String example() {
    String context = parts.context() == null ? "" : "\"" + parts.context() + "\":\"Read this.\",";
    return "{\"id\":1,\""
        + parts.prompt()
        + "\":\"Why?\","
        + context
        + "\""
        + parts.completion()
        + "\":\"So.\"}";
  }

  @Override
  public Rank rank() {
    return Rank.PAIR;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(required) && !row.hasAny(excluded);
  }

  @Override
  public Optional<TemplateSpec> template() {
    return Optional.of(template.spec());
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    String prompt = row.text(parts.prompt());
    String completion = row.text(parts.completion());
    String context = parts.context() == null ? null : row.optionalText(parts.context());
    Draft draft = row.draft();
    draft.set(
        Field.PROMPT, context == null ? prompt : template.prompt(new RowValues(row)).prompt());
    draft.set(Field.COMPLETION, completion);
    sink.element(row.scope(), draft);
  }

  private record RowValues(ShapeRow row) implements TemplateValues {
    @Override
    public @Nullable String field(Field field) {
      return null;
    }

    @Override
    public @Nullable JsonNode find(Path path) {
      return row.value(path.key());
    }
  }
}
