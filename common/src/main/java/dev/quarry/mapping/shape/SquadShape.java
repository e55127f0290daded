package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldValues;
import dev.quarry.mapping.field.MappingException;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.RecordsPath;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateSpec;
import dev.quarry.mapping.template.TemplateValues;
import dev.quarry.record.Fault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions about a text, in the nesting of SQuAD: a whole file, one article, one paragraph, or one
 * question. The first answer is the completion; all different answers together are the reference.
 * The title is the group, so that questions about one article stay on one side of the split. A
 * question that is marked as impossible is a fault.
 */
final class SquadShape implements Shape {
  private static final Template TEMPLATE =
      Template.of(TemplateSpec.ofExchange("{{context}}\n\n{{question}}", "{{completion}}"));
  private static final String QUESTION =
      "{\"id\":\"1\",\"question\":\"Why?\",\"answers\":[{\"text\":\"So.\"}]}";

  private final String id;
  private final Keys keys;
  private final @Nullable RecordsPath records;
  private final String example;

  private SquadShape(String id, Keys keys, @Nullable String records, String example) {
    this.id = id;
    this.keys = keys;
    this.records = records == null ? null : RecordsPath.parse(records);
    this.example = example;
  }

  /** Returns the four nestings. */
  static List<Shape> all() {
    String paragraph = "{\"context\":\"Read this.\",\"qas\":[" + QUESTION + "]}";
    String article = "{\"title\":\"T\",\"paragraphs\":[" + paragraph + "]}";
    return List.of(
        new SquadShape(
            "squad", Keys.of("data"), "data[].paragraphs[].qas[]", "{\"data\":[" + article + "]}"),
        new SquadShape("squad-article", Keys.of("paragraphs"), "paragraphs[].qas[]", article),
        new SquadShape("squad-paragraph", Keys.of("context", "qas"), "qas[]", paragraph),
        new SquadShape(
            "squad-question",
            Keys.of("context", "question", "answers"),
            null,
            "{\"context\":\"Read this.\",\"question\":\"Why?\",\"answers\":{\"text\":[\"So.\"]}}"));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String summary() {
    return "questions about a text, as SQuAD nests them under " + String.join(", ", keys.names());
  }

  @Override
  public String example() {
    return example;
  }

  @Override
  public Rank rank() {
    return Rank.CONTAINER;
  }

  @Override
  public Optional<TemplateSpec> template() {
    return Optional.of(TEMPLATE.spec());
  }

  @Override
  public boolean matches(ShapeRow row) {
    if (!row.hasAll(keys)) {
      return false;
    }
    return records == null
        ? row.node().path("answers").isContainerNode()
        : isNested(row.node().path(innermost()).path(0));
  }

  private boolean isNested(JsonNode first) {
    return switch (innermost()) {
      case "data" -> first.has("paragraphs");
      case "paragraphs" -> first.has("qas");
      default -> !first.isMissingNode();
    };
  }

  private String innermost() {
    return keys.names().get(keys.names().size() - 1);
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    if (records == null) {
      sink.element(row.scope(), question(row.scope(), row.strictness()));
      return;
    }
    records.visit(
        row.scope(),
        new RecordsPath.Visitor() {
          @Override
          public void element(Scope scope) {
            visit(scope, row.strictness(), sink);
          }

          @Override
          public void fault(Fault fault) {
            sink.reject(fault);
          }
        });
  }

  private static void visit(Scope scope, Strictness strictness, ElementSink sink) {
    Draft draft;
    try {
      draft = question(scope, strictness);
    } catch (MappingException e) {
      sink.reject(e.fault());
      return;
    }
    sink.element(scope, draft);
  }

  private static Draft question(Scope scope, Strictness strictness) {
    if (scope.node().path("is_impossible").asBoolean()) {
      throw MappingFaults.unanswerable();
    }
    FieldValues.text("question", "question", find(scope, "question"), strictness);
    FieldValues.text("context", "context", find(scope, "context"), strictness);
    Set<String> answers = answers(scope.node().path("answers"), strictness);
    Draft draft = new Draft();
    draft.set(Field.PROMPT, TEMPLATE.prompt(TemplateValues.ofScope(scope)).prompt());
    draft.set(Field.COMPLETION, answers.iterator().next());
    draft.reference(reference(answers));
    draft.set(Field.ID, scalar(scope.node().get("id")));
    draft.set(Field.GROUP, scalar(find(scope, "title")));
    return draft;
  }

  private static @Nullable JsonNode find(Scope scope, String key) {
    for (Scope at = scope; at != null; at = at.parent()) {
      JsonNode value = at.node().get(key);
      if (value != null) {
        return value;
      }
    }

    return null;
  }

  private static @Nullable String scalar(@Nullable JsonNode node) {
    return node != null && FieldValues.isScalar(node) ? node.asText() : null;
  }

  private static Set<String> answers(JsonNode answers, Strictness strictness) {
    JsonNode list = answers.isObject() ? answers.path("text") : answers;
    if (!list.isArray() || list.isEmpty()) {
      throw MappingFaults.missing("answers", "answers", "a list with at least one answer");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode answer = list.get(i);
      JsonNode text = answer.isObject() ? answer.get("text") : answer;
      texts.add(FieldValues.text("answers", "answers[" + i + "].text", text, strictness));
    }

    return texts;
  }

  private static JsonNode reference(Set<String> answers) {
    if (answers.size() == 1) {
      return TextNode.valueOf(answers.iterator().next());
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode(answers.size());
    answers.forEach(all::add);
    return all;
  }
}
