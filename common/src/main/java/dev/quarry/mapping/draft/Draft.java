package dev.quarry.mapping.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateValues;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record in the making: the fields of one element of a row. Mutable; lives for one element. */
public final class Draft {
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private @Nullable Content content;
  private @Nullable JsonNode reference;
  private @Nullable ObjectNode extra;

  /** Returns the draft of a record that is already made; its parts become fields. */
  public static Draft of(TrainingRecord record) {
    Draft draft = new Draft();
    draft.set(Field.ID, record.id());
    draft.set(Field.LABEL, record.label());
    draft.set(Field.GROUP, record.group());
    draft.set(Field.SOURCE, record.source());
    draft.reference = record.reference();
    draft.extra = record.extra();
    draft.content(record.content());
    return draft;
  }

  /** Sets the text of a field; null takes it away. */
  public void set(Field field, @Nullable String text) {
    if (text == null) {
      texts.remove(field);
    } else {
      texts.put(field, text);
    }
  }

  /** Returns the text of a field, or null. */
  public @Nullable String get(Field field) {
    return texts.get(field);
  }

  /** Sets the right answer for a grader. */
  public void reference(JsonNode value) {
    reference = value;
  }

  /** Sets something else that goes along. */
  public void extra(String key, JsonNode value) {
    extra().set(key, value);
  }

  private ObjectNode extra() {
    if (extra == null) {
      extra = JsonNodeFactory.instance.objectNode();
    }

    return extra;
  }

  /**
   * Sets the content as a whole. A single exchange becomes the fields {@code system}, {@code
   * prompt} and {@code completion} as well, so that a template can use them.
   */
  public void content(Content whole) {
    content = whole;
    if (whole instanceof Content.Dialogue dialogue) {
      set(Field.SYSTEM, dialogue.system());
      exchange(dialogue.turns());
    } else if (whole instanceof Content.Preference pair) {
      set(Field.SYSTEM, pair.system());
      exchange(pair.turns());
    } else if (whole instanceof Content.PlainText plain) {
      set(Field.TEXT, plain.text());
    }
  }

  private void exchange(List<Turn> turns) {
    if (turns.isEmpty() || turns.size() > 2 || !isText(turns.get(0), Turn.USER)) {
      return;
    }
    if (turns.size() == 1) {
      set(Field.PROMPT, turns.get(0).text());
    } else if (isText(turns.get(1), Turn.ASSISTANT)) {
      set(Field.PROMPT, turns.get(0).text());
      set(Field.COMPLETION, turns.get(1).text());
    }
  }

  private static boolean isText(Turn turn, String role) {
    return turn.role().equals(role) && turn.isTextOnly();
  }

  /**
   * Puts the texts of a template in the place of what the row said.
   *
   * @throws dev.quarry.mapping.field.MappingException when a placeholder has no value
   */
  public void render(Template template, Scope scope) {
    TemplateValues values = values(scope);
    String text = template.text(values);
    if (text != null) {
      content = new Content.PlainText(text);
      return;
    }
    boolean asks = template.spec().prompt() != null;
    String prompt = get(Field.PROMPT);
    String system;
    if (asks) {
      Template.Prompt asked = template.prompt(values);
      prompt = asked.prompt();
      system = asked.system();
    } else {
      system = template.system(values);
    }
    String completion = template.completion(values);
    if (system != null) {
      set(Field.SYSTEM, system);
      content = content == null ? null : Dialogues.withSystem(content, system);
    }
    if (asks || completion != null) {
      exchange(prompt, completion == null ? get(Field.COMPLETION) : completion);
    }
  }

  private void exchange(@Nullable String prompt, @Nullable String completion) {
    if (prompt == null) {
      throw MappingFaults.missing("prompt", "prompt", "a text for the completion to answer");
    }
    String system = get(Field.SYSTEM);
    content =
        content instanceof Content.Preference pair
            ? new Content.Preference(system, List.of(Turn.user(prompt)), pair.candidates())
            : Dialogues.exchange(system, prompt, completion);
  }

  private TemplateValues values(Scope scope) {
    return new TemplateValues() {
      @Override
      public @Nullable String field(Field field) {
        return get(field);
      }

      @Override
      public @Nullable JsonNode find(Path path) {
        return path.find(scope);
      }
    };
  }

  /**
   * Returns the record.
   *
   * @throws dev.quarry.mapping.field.MappingException when the row gave no content
   */
  public TrainingRecord record() {
    return new TrainingRecord(
        get(Field.ID),
        content == null ? made() : content,
        get(Field.LABEL),
        get(Field.GROUP),
        get(Field.SOURCE),
        reference,
        extra());
  }

  private Content made() {
    String text = get(Field.TEXT);
    if (text != null) {
      return new Content.PlainText(text);
    }
    String prompt = get(Field.PROMPT);
    if (prompt == null) {
      throw MappingFaults.missing("prompt", "prompt", "a text");
    }

    return Dialogues.exchange(get(Field.SYSTEM), prompt, get(Field.COMPLETION));
  }
}
