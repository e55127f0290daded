package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.record.Rule;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
  @Test
  void listsEveryReasonOnce() throws IllegalAccessException {
    List<Object> ids = new ArrayList<>();
    for (Field field : SourceRules.class.getDeclaredFields()) {
      if (!Modifier.isPrivate(field.getModifiers())) {
        ids.add(field.get(null));
      }
    }

    assertThat(SourceRules.all())
        .extracting(rule -> (Object) rule.id())
        .containsExactlyElementsOf(ids);
    assertThat(SourceRules.all()).extracting(Rule::id).allMatch(id -> id.startsWith("source:"));
  }
}
