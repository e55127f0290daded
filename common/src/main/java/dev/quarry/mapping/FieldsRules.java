package dev.quarry.mapping;

import dev.quarry.config.Section;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldPath;
import dev.quarry.mapping.template.TemplateSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that mapped fields and a template together make one kind of content. Used once. */
final class FieldsRules {
  private final Section fields;
  private final Map<Field, FieldPath> paths;
  private final @Nullable TemplateSpec template;

  FieldsRules(Section fields, Map<Field, FieldPath> paths, @Nullable TemplateSpec template) {
    this.fields = fields;
    this.paths = paths;
    this.template = template;
  }

  void check() {
    both(Field.CHOSEN, Field.REJECTED);
    both(Field.REJECTED, Field.CHOSEN);
    boolean made = template != null && template.makesContent();
    if (has(Field.CHOSEN)) {
      alone(Field.CHOSEN, Field.COMPLETION);
      alone(Field.CHOSEN, Field.TEXT);
    } else if (has(Field.MESSAGES) && !made) {
      alone(Field.MESSAGES, Field.PROMPT);
      alone(Field.MESSAGES, Field.COMPLETION);
      alone(Field.MESSAGES, Field.TEXT);
    } else if (has(Field.TEXT) && !made) {
      alone(Field.TEXT, Field.PROMPT);
      alone(Field.TEXT, Field.COMPLETION);
    } else if (!has(Field.PROMPT) && !made && !has(Field.REJECTED)) {
      nothingToLearn();
    }
  }

  private void nothingToLearn() {
    String name = fields.path();
    fields
        .problems()
        .add(
            "Missing "
                + name
                + ": nothing to learn from (expected prompt, messages, text, or chosen and"
                + " rejected)");
  }

  private void both(Field one, Field other) {
    if (has(one) && !has(other)) {
      fields.problems().add("Missing " + fields.nameOf(other.id()) + ": it goes with " + one.id());
    }
  }

  private void alone(Field one, Field other) {
    FieldPath second = paths.get(other);
    if (has(one) && second != null) {
      fields.invalid(other.id(), second.path(), "nothing beside " + fields.nameOf(one.id()));
    }
  }

  private boolean has(Field field) {
    return paths.containsKey(field);
  }
}
