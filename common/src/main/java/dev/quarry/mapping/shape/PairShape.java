package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateSpec;
import dev.quarry.mapping.template.TemplateValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question under one key and its answer under another, perhaps with a text to read under a third.
 */
final class PairShape implements Shape {
  private final String id;
  private final Keys keys;
  private final List<String> excluded;
  private final Template template;

  /**
   * The keys of a pair, in lower case.
   *
   * @param context what goes along with the question where it is there, or null
   */
  record Keys(String prompt, @Nullable String context, String completion) {
    static Keys of(String prompt, String completion) {
      return new Keys(prompt, null, completion);
    }
  }

  /**
   * Creates a shape.
   *
   * @param excluded a row that has one of these keys is something else
   * @param prompt how the prompt is put together
   */
  PairShape(String id, Keys keys, List<String> excluded, String prompt) {
    this.id = id;
    this.keys = keys;
    this.excluded = List.copyOf(excluded);
    this.template = Template.of(TemplateSpec.ofExchange(prompt, "{{" + keys.completion() + "}}"));
  }

  /** Returns a shape whose prompt is the question as it is. */
  static PairShape plain(String id, String prompt, String completion, String... excluded) {
    String text = "{{" + prompt + "}}";
    return new PairShape(id, Keys.of(prompt, completion), List.of(excluded), text);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    String context = keys.context() == null ? "" : " with " + keys.context() + " where it is there";
    return keys.prompt()
        + " is the prompt"
        + context
        + ", "
        + keys.completion()
        + " the completion";
  }

  @Override
  public String example() {
    String context = keys.context() == null ? "" : "\"" + keys.context() + "\":\"Read this.\",";
    return "{\"id\":1,\""
        + keys.prompt()
        + "\":\"Why?\","
        + context
        + "\""
        + keys.completion()
        + "\":\"So.\"}";
  }

  @Override
  public Rank rank() {
    return Rank.PAIR;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.has(keys.prompt()) && row.has(keys.completion()) && !row.hasAny(excluded);
  }

  @Override
  public Optional<TemplateSpec> template() {
    return Optional.of(template.spec());
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    String prompt = row.text(keys.prompt());
    String completion = row.text(keys.completion());
    String context = keys.context() == null ? null : row.optionalText(keys.context());
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
