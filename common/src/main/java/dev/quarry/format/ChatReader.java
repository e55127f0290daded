package dev.quarry.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages whose content is a text, as Claude's fine-tuning and OpenAI's chat have them. An
 * array of parts is read too; the dialect says how bad it is. Made for one line; not thread-safe.
 */
final class ChatReader {
  /** The role of the instructions above a conversation. */
  static final String SYSTEM = "system";

  /** Keys of a message that OpenAI's chat puts beside the content; each becomes a raw block. */
  static final List<String> TOOL_KEYS = List.of("tool_calls", "tool_call_id");

  private static final List<String> KEYS = List.of("role", "content");
  private static final List<String> KEYS_WITH_TOOLS =
      List.of("role", "content", "tool_calls", "tool_call_id");

  private final LineFaults faults;
  private final Dialect dialect;

  ChatReader(LineFaults faults, Dialect dialect) {
    this.faults = faults;
    this.dialect = dialect;
  }

  /** What a turn may hold besides texts. */
  enum Beside {
    /** Nothing. */
    NOTHING,
    /** The keys {@link #TOOL_KEYS} of a message. */
    TOOL_KEYS,
    /** Parts that have a {@code type}. */
    TYPED_PARTS
  }

  /**
   * What the layouts that share this shape ask for.
   *
   * @param roles the roles that every reader accepts
   * @param tolerated the roles that some readers accept
   * @param keys the keys of a message
   * @param extraKeys how another key is taken
   * @param parts how an array of parts is taken; null where it is as good as a text
   * @param beside what a turn may hold besides texts
   */
  record Dialect(
      List<String> roles,
      List<String> tolerated,
      List<String> keys,
      Severity extraKeys,
      @Nullable Severity parts,
      Beside beside) {
    private static final List<String> PAIR = List.of(Turn.USER, Turn.ASSISTANT);
    private static final List<String> CHAT = List.of(SYSTEM, Turn.USER, Turn.ASSISTANT);

    /** Fine-tuning of Claude 3 Haiku. */
    static final Dialect ANTHROPIC =
        new Dialect(PAIR, List.of(), KEYS, Severity.ERROR, Severity.ERROR, Beside.NOTHING);

    /** A request body of Claude, which may hold parts. */
    static final Dialect ANTHROPIC_REQUEST =
        new Dialect(PAIR, List.of(), KEYS, Severity.WARNING, null, Beside.TYPED_PARTS);

    /** Reinforcement fine-tuning. */
    static final Dialect RFT =
        new Dialect(
            CHAT,
            List.of("tool", "bot", "developer"),
            KEYS_WITH_TOOLS,
            Severity.WARNING,
            Severity.WARNING,
            Beside.TOOL_KEYS);

    /** Messages in a layout that no AWS reader judges. */
    static final Dialect FREE =
        new Dialect(CHAT, List.of(), KEYS, Severity.WARNING, null, Beside.NOTHING);

    /** Returns whether an encoder may write the role. */
    boolean knows(String role) {
      return roles.contains(role) || tolerated.contains(role);
    }

    /** Returns whether an encoder may write the block. */
    boolean holds(Block.Raw raw) {
      return switch (beside) {
        case NOTHING -> false;
        case TOOL_KEYS -> ChatReader.TOOL_KEYS.contains(raw.kind());
        case TYPED_PARTS -> raw.json().path("type").isTextual();
      };
    }
  }

  /**
   * Returns the messages; null, with faults, where some cannot be read.
   *
   * @param field what the array is called
   */
  @Nullable List<Turn> turns(ArrayNode messages, String field) {
    List<Turn> turns = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      Turn turn = turn(messages.get(i), field, i);
      if (turn != null) {
        turns.add(turn);
      }
    }

    return turns.size() == messages.size() ? turns : null;
  }

  /** Returns the conversation, its first message as the system prompt where it is one. */
  static Content.Dialogue withSystem(List<Turn> turns) {
    Turn first = turns.get(0);
    return first.role().equals(SYSTEM) && first.isTextOnly()
        ? new Content.Dialogue(first.text(), turns.subList(1, turns.size()))
        : new Content.Dialogue(null, turns);
  }

  private @Nullable Turn turn(JsonNode node, String field, int index) {
    if (!(node instanceof ObjectNode object)) {
      faults.wrongType(at(field, index), node, "an object with role and content");
      return null;
    }
    JsonNode role = object.get("role");
    JsonNode content = object.get("content");
    if (role == null || !role.isTextual()) {
      faults.requiredText(object, "role", at(field, index) + ".");
    } else if (!dialect.roles.contains(role.textValue())) {
      Severity severity =
          dialect.tolerated.contains(role.textValue()) ? Severity.WARNING : Severity.ERROR;
      faults.role(severity, at(field, index) + ".role", role.textValue(), dialect.roles);
    }
    List<Block> blocks =
        content != null && content.isTextual() && object.size() == KEYS.size()
            ? List.of(Block.text(content.textValue()))
            : blocks(object, content, at(field, index));

    return role == null || !role.isTextual() || blocks == null
        ? null
        : new Turn(role.textValue(), blocks);
  }

  private static String at(String field, int index) {
    return field + "[" + index + "]";
  }

  /** Reads the rarer shapes: parts, tool calls, extra keys, no content. */
  private @Nullable List<Block> blocks(ObjectNode object, @Nullable JsonNode content, String at) {
    List<Block> blocks = new ArrayList<>();
    faults.extraKeys(object, dialect.keys, dialect.extraKeys, at + ".");
    boolean readable = true;
    if (content != null && content.isTextual()) {
      blocks.add(Block.text(content.textValue()));
    } else if (content instanceof ArrayNode parts) {
      readable = parts(parts, at + ".content", blocks);
    } else if (!object.has("tool_calls") || dialect.beside != Beside.TOOL_KEYS) {
      faults.requiredText(object, "content", at + ".");
      readable = false;
    }
    if (dialect.beside == Beside.TOOL_KEYS) {
      addToolKeys(object, blocks);
    }

    return readable ? blocks : null;
  }

  private static void addToolKeys(ObjectNode object, List<Block> blocks) {
    for (String key : TOOL_KEYS) {
      JsonNode value = object.get(key);
      if (value != null) {
        ObjectNode block = JsonNodeFactory.instance.objectNode();
        block.set(key, value);
        blocks.add(new Block.Raw(key, block));
      }
    }
  }

  private boolean parts(ArrayNode parts, String field, List<Block> blocks) {
    if (dialect.parts != null) {
      faults.wrongType(dialect.parts, field, parts, "a text");
    }
    boolean readable = true;
    for (int i = 0; i < parts.size(); i++) {
      Block block = part(parts.get(i), field, i);
      if (block == null) {
        readable = false;
      } else {
        blocks.add(block);
      }
    }

    return readable;
  }

  private @Nullable Block part(JsonNode part, String field, int index) {
    JsonNode text = part.path("text");
    if (text.isTextual()) {
      return Block.text(text.textValue());
    }
    String kind = part.path("type").asText();
    boolean known = !kind.isEmpty() && !kind.equals("text");
    if (!known || dialect.beside != Beside.TYPED_PARTS) {
      faults.error(
          FormatRule.CONTENT_BLOCK,
          at(field, index),
          at(field, index) + " is " + (known ? "of type " + LineFaults.shorten(kind) : "no text"),
          "Write the content as one text");
    }

    return known ? new Block.Raw(kind, part) : null;
  }

  /** Returns a system prompt that is a text, or parts of it; null where there is none. */
  @Nullable String system(@Nullable JsonNode system, String field) {
    if (system == null || system.isTextual()) {
      return system == null ? null : system.textValue();
    }
    if (dialect.parts != null || !system.isArray()) {
      faults.wrongType(field, system, "a text");
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode part : system) {
      JsonNode text = part.path("text");
      if (text.isTextual()) {
        blocks.add(Block.text(text.textValue()));
      }
    }

    return blocks.isEmpty() ? null : new Turn(SYSTEM, blocks).text();
  }
}
