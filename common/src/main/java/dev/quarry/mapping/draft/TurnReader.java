package dev.quarry.mapping.draft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.Path;
import dev.quarry.mapping.field.Scope;
import dev.quarry.record.Block;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of messages into turns. Where the keys are not given, a message may say its role
 * under {@code role}, {@code from} or {@code speaker}, and its content under {@code content},
 * {@code value}, {@code utterance} or {@code text}. Immutable and thread-safe.
 */
public final class TurnReader {
  /** Reads the usual keys and roles. */
  public static final TurnReader DEFAULT = new TurnReader(null, null, Roles.DEFAULT);

  private static final List<String> ROLE_KEYS = List.of("role", "from", "speaker");
  private static final List<String> CONTENT_KEYS = List.of("content", "value", "utterance", "text");
  private static final String LIST = "a list of messages";
  private static final String CONTENT = "a text or a list of content blocks";

  private final @Nullable Path role;
  private final @Nullable Path content;
  private final Roles roles;

  /**
   * Creates a reader.
   *
   * @param role where a message says its role, or null for the usual keys
   * @param content where a message holds its content, or null for the usual keys
   */
  public TurnReader(@Nullable Path role, @Nullable Path content, Roles roles) {
    this.role = role;
    this.content = content;
    this.roles = roles;
  }

  /** Returns whether a list looks like messages: its first element has a role and a content. */
  public boolean recognises(JsonNode list) {
    JsonNode first = list.get(0);
    return list.isArray()
        && first != null
        && first.isObject()
        && find(first, role, ROLE_KEYS) != null
        && find(first, content, CONTENT_KEYS) != null;
  }

  /**
   * Returns the turns of a list, at least one.
   *
   * @param field what to call the list in faults
   * @throws dev.quarry.mapping.field.MappingException when a message has no role or content
   */
  public List<Turn> read(String field, JsonNode list) {
    if (!list.isArray()) {
      throw MappingFaults.wrongType(field, field, list, LIST);
    }
    if (list.isEmpty()) {
      throw MappingFaults.missing(field, field + "[0]", LIST);
    }
    List<Turn> turns = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      turns.add(turn(field, i, list.get(i)));
    }

    return turns;
  }

  private Turn turn(String field, int at, JsonNode message) {
    if (!message.isObject()) {
      String place = field + "[" + at + "]";
      throw MappingFaults.wrongTypeIn(field, place, place, message, "an object");
    }
    JsonNode name = find(message, role, ROLE_KEYS);
    if (name == null || !name.isTextual()) {
      throw fault(field, at, "role", role, name, "a text");
    }
    JsonNode value = find(message, content, CONTENT_KEYS);
    if (value == null || !(value.isTextual() || value.isArray())) {
      throw fault(field, at, "content", content, value, CONTENT);
    }

    return new Turn(roles.of(name.textValue()), blocks(field, at, value));
  }

  private List<Block> blocks(String field, int at, JsonNode value) {
    if (value.isTextual()) {
      return List.of(Block.text(value.textValue()));
    }
    List<Block> blocks = new ArrayList<>(value.size());
    for (JsonNode block : value) {
      if (block.isTextual()) {
        blocks.add(Block.text(block.textValue()));
      } else if (block.isObject() && !block.isEmpty()) {
        blocks.add(block(block));
      } else {
        throw fault(field, at, "content", content, block, "content blocks");
      }
    }

    return blocks;
  }

  private static Block block(JsonNode block) {
    JsonNode type = block.get("type");
    JsonNode text = block.get("text");
    if (text != null && text.isTextual() && (type == null || type.asText().equals("text"))) {
      return Block.text(text.textValue());
    }
    String kind = type != null && type.isTextual() ? type.textValue() : block.fieldNames().next();
    return new Block.Raw(kind, block);
  }

  private static @Nullable JsonNode find(JsonNode message, @Nullable Path path, List<String> keys) {
    if (path != null) {
      return path.find(Scope.of(message));
    }
    for (int i = 0; i < keys.size(); i++) {
      JsonNode value = message.get(keys.get(i));
      if (value != null) {
        return value;
      }
    }

    return null;
  }

  private static RuntimeException fault(
      String field,
      int at,
      String part,
      @Nullable Path path,
      @Nullable JsonNode value,
      String expected) {
    String place = field + "[" + at + "]." + part;
    String where = path == null ? place : field + "[" + at + "]." + path;
    return value == null || value.isNull()
        ? MappingFaults.missingIn(field, place, where, expected)
        : MappingFaults.wrongTypeIn(field, place, where, value, expected);
  }
}
