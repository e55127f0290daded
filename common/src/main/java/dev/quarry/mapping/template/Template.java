package dev.quarry.mapping.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled template. {@code {{name}}} is the mapped field of that name, or the value at that path
 * of the row; {@code {{name?}}} may be absent; what stands between {@code {{#name}}} and {@code
 * {{/name}}} is shown only where the value is there and not empty; four opening braces stand for
 * two. Values are put in as they are: braces that come from the data mean nothing. Immutable and
 * thread-safe; rebuilt on executors from its {@link TemplateSpec}.
 */
public final class Template {
  private static final List<Segment> PROMPT_ALONE = TemplateParser.parse("{{prompt}}");

  private final TemplateSpec spec;
  private final @Nullable List<Segment> system;
  private final @Nullable List<Segment> prompt;
  private final @Nullable List<Segment> completion;
  private final @Nullable List<Segment> text;

  private Template(TemplateSpec spec, String place) {
    this.spec = spec;
    this.system = parse(place + "system", spec.system());
    this.prompt = parse(place + "prompt", spec.prompt());
    this.completion = parse(place + "completion", spec.completion());
    this.text = parse(place + "text", spec.text());
  }

  /**
   * What a model is asked.
   *
   * @param system the system prompt, or null
   * @param prompt the user's turn
   */
  public record Prompt(@Nullable String system, String prompt) {}

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException {@code Invalid <part>: <text> (expected <rule>)}
   */
  public static Template of(TemplateSpec spec) {
    return of(spec, "");
  }

  /**
   * Compiles a template of a config.
   *
   * @param place what stands before the part in messages, such as {@code sources[0].template.}
   * @throws IllegalArgumentException {@code Invalid <place><part>: <text> (expected <rule>)}
   */
  public static Template of(TemplateSpec spec, String place) {
    return new Template(spec, place);
  }

  private static @Nullable List<Segment> parse(String part, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return TemplateParser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid " + part + ": " + text + " (expected " + e.getMessage() + ")", e);
    }
  }

  /** Returns the texts that this was compiled from. */
  public TemplateSpec spec() {
    return spec;
  }

  /**
   * Returns what a model is asked, without the completion: the same words at inference time as in
   * training. Where the template has no prompt, the mapped field {@code prompt} or the row's key of
   * that name is the prompt.
   *
   * @throws dev.quarry.mapping.field.MappingException when a value is missing
   */
  public Prompt prompt(TemplateValues values) {
    List<Segment> asked = prompt == null ? PROMPT_ALONE : prompt;
    return new Prompt(system(values), Segment.render(asked, values));
  }

  /** Returns the system prompt; null where the template has none. */
  public @Nullable String system(TemplateValues values) {
    return system == null ? null : Segment.render(system, values);
  }

  /** Returns the completion; null where the template has none. */
  public @Nullable String completion(TemplateValues values) {
    return completion == null ? null : Segment.render(completion, values);
  }

  /** Returns the plain text; null where the template has none. */
  public @Nullable String text(TemplateValues values) {
    return text == null ? null : Segment.render(text, values);
  }
}
