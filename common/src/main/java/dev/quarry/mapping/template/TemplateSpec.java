package dev.quarry.mapping.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a template as the user wrote them; what {@code manifest.json} keeps. Immutable;
 * crosses to executors.
 *
 * @param system the system prompt, or null
 * @param prompt what is asked, or null
 * @param completion what is answered, or null
 * @param text plain text, or null; stands alone
 */
public record TemplateSpec(
    @Nullable String system,
    @Nullable String prompt,
    @Nullable String completion,
    @Nullable String text)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The keys of the JSON form, in its order. */
  public static final List<String> KEYS = List.of("system", "prompt", "completion", "text");

  /** Refuses a template that says nothing, or that makes both text and a dialogue. */
  public TemplateSpec {
    if (system == null && prompt == null && completion == null && text == null) {
      throw new IllegalArgumentException("one of " + String.join(", ", KEYS));
    }
    if (text != null && (system != null || prompt != null || completion != null)) {
      throw new IllegalArgumentException("text alone, or system, prompt and completion");
    }
  }

  /** Returns a template of one exchange. */
  public static TemplateSpec ofExchange(String prompt, String completion) {
    return new TemplateSpec(null, prompt, completion, null);
  }

  /** Returns whether this makes the content of a record, and not only its system prompt. */
  public boolean makesContent() {
    return prompt != null || text != null;
  }

  /** Returns the JSON form, with the parts that are there. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String key : KEYS) {
      String part = part(key);
      if (part != null) {
        json.put(key, part);
      }
    }

    return json;
  }

  /**
   * Returns the template that a JSON form says.
   *
   * @throws IllegalArgumentException whose message says what was expected
   */
  public static TemplateSpec fromJson(JsonNode json) {
    Iterator<String> keys = json.fieldNames();
    while (keys.hasNext()) {
      String key = keys.next();
      if (!KEYS.contains(key) || !json.get(key).isTextual()) {
        throw new IllegalArgumentException("texts under " + String.join(", ", KEYS));
      }
    }

    return new TemplateSpec(
        textOf(json, "system"),
        textOf(json, "prompt"),
        textOf(json, "completion"),
        textOf(json, "text"));
  }

  private static @Nullable String textOf(JsonNode json, String key) {
    JsonNode value = json.get(key);
    return value == null ? null : value.textValue();
  }

  private @Nullable String part(String key) {
    return switch (key) {
      case "system" -> system;
      case "prompt" -> prompt;
      case "completion" -> completion;
      default -> text;
    };
  }
}
