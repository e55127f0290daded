package dev.quarry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.config.Section;
import dev.quarry.mapping.draft.Roles;
import dev.quarry.mapping.draft.TurnReader;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldPath;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.template.TemplateSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@code fields} map; faults go to the section's problems. Used once. */
final class FieldsParser {
  private static final List<Field> TEXTS =
      List.of(
          Field.ID,
          Field.LABEL,
          Field.GROUP,
          Field.SOURCE,
          Field.SYSTEM,
          Field.PROMPT,
          Field.COMPLETION,
          Field.TEXT);
  private static final String PATH = "a path such as a.b[0]";

  private final Section fields;
  private final @Nullable TemplateSpec template;
  private final Map<Field, FieldPath> paths = new LinkedHashMap<>();

  FieldsParser(Section fields, @Nullable TemplateSpec template) {
    this.fields = fields;
    this.template = template;
  }

  FieldsMapping parse(Strictness strictness) {
    for (Field field : TEXTS) {
      read(field);
    }
    read(Field.CHOSEN);
    read(Field.REJECTED);
    read(Field.REFERENCE);
    TurnReader turns = messages();
    List<FieldPath> scores = scores();
    List<FieldPath> metadata = metadata();
    fields.close();
    new FieldsRules(fields, paths, template).check();
    return mapping(turns, scores, metadata, strictness);
  }

  private FieldsMapping mapping(
      TurnReader turns, List<FieldPath> scores, List<FieldPath> metadata, Strictness strictness) {
    FieldPath chosen = paths.get(Field.CHOSEN);
    FieldPath rejected = paths.get(Field.REJECTED);
    boolean pair = chosen != null && rejected != null;
    List<FieldPath> texts = new ArrayList<>();
    for (Field field : TEXTS) {
      FieldPath path = paths.get(field);
      if (path != null && !(pair && field == Field.PROMPT)) {
        texts.add(path);
      }
    }
    FieldPath messages = paths.get(Field.MESSAGES);
    FieldPath asked = pair && messages == null ? paths.get(Field.PROMPT) : messages;
    boolean asksByTemplate = template != null && template.prompt() != null;
    return new FieldsMapping(
        texts,
        asked,
        asked == null && asksByTemplate ? TextNode.valueOf("") : null,
        turns,
        chosen == null || rejected == null ? List.of() : List.of(chosen, rejected),
        scores,
        paths.get(Field.REFERENCE),
        metadata,
        strictness);
  }

  private void read(Field field) {
    path(fields, field.id()).ifPresent(path -> paths.put(field, new FieldPath(field, path)));
  }

  private TurnReader messages() {
    if (!isMap("messages")) {
      read(Field.MESSAGES);
      return TurnReader.DEFAULT;
    }
    Section section = fields.section("messages");
    Optional<Path> path = path(section, "path");
    if (!section.has("path")) {
      fields.problems().add("Missing " + section.nameOf("path"));
    }
    path.ifPresent(found -> paths.put(Field.MESSAGES, new FieldPath(Field.MESSAGES, found)));
    Path role = path(section, "role").orElse(null);
    Path content = path(section, "content").orElse(null);
    Roles roles = roles(section.section("roles"));
    section.close();
    return new TurnReader(role, content, roles);
  }

  private boolean isMap(String key) {
    return fields.node(key).filter(JsonNode::isObject).isPresent();
  }

  private static Roles roles(Section section) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (String name : section.keys()) {
      String role = section.text(name).orElse("");
      if (!Roles.KNOWN.contains(role)) {
        section.invalid(name, role, "one of " + String.join(", ", Roles.KNOWN));
      }
      roles.put(name, role);
    }

    return new Roles(roles);
  }

  private List<FieldPath> scores() {
    if (!isMap("score")) {
      return path(fields, "score").map(path -> List.of(score(path))).orElse(List.of());
    }
    Section section = fields.section("score");
    List<FieldPath> scores = new ArrayList<>();
    for (String key : List.of("chosen", "rejected")) {
      if (!section.has(key)) {
        fields.problems().add("Missing " + section.nameOf(key));
      }
      path(section, key).ifPresent(path -> scores.add(score(path)));
    }
    section.close();
    return scores;
  }

  private static FieldPath score(Path path) {
    return new FieldPath(Field.SCORE, path);
  }

  private List<FieldPath> metadata() {
    List<FieldPath> metadata = new ArrayList<>();
    for (String text : fields.texts("metadata")) {
      parse(fields, "metadata", text)
          .ifPresent(path -> metadata.add(new FieldPath(Field.METADATA, path)));
    }

    return metadata;
  }

  private static Optional<Path> path(Section section, String key) {
    JsonNode value = section.node(key).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      section.invalid(key, value, PATH);
      return Optional.empty();
    }

    return parse(section, key, value.asText());
  }

  private static Optional<Path> parse(Section section, String key, String text) {
    try {
      return Optional.of(Path.parse(text));
    } catch (IllegalArgumentException e) {
      section.invalid(key, text, PATH + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
