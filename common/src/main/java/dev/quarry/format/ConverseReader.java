package dev.quarry.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages whose content is an array of blocks, as Converse and the layouts after it have
 * them. Remembers where it stands, so that a field path is only built for a fault. Made for one
 * line; not thread-safe.
 */
final class ConverseReader {
  /** The only schema version that every reader accepts. */
  static final String VERSION = "bedrock-conversation-2024";

  private static final List<String> MESSAGE_KEYS = List.of("role", "content");
  private static final List<String> TEXT_KEYS = List.of("text");
  private static final List<String> DISTILLATION_TEXT_KEYS = List.of("text", "type");
  private static final List<String> ROLES = List.of(Turn.USER, Turn.ASSISTANT);
  private static final int NONE = -1;

  private final LineFaults faults;
  private final Dialect dialect;
  private final String prefix;
  private int message = NONE;
  private int candidate = NONE;
  private int block = NONE;

  ConverseReader(LineFaults faults, Dialect dialect, String prefix) {
    this.faults = faults;
    this.dialect = dialect;
    this.prefix = prefix;
  }

  /** What the layouts that share this shape ask for. */
  enum Dialect {
    /** Fine-tuning data; AWS's scripts differ in how they treat extra keys. */
    TRAINING(2, Integer.MAX_VALUE, Severity.WARNING),
    /** Prompts for distillation, whose schema refuses everything that it does not name. */
    DISTILLATION(1, 2, Severity.ERROR),
    /** A request body, which may hold media as bytes. */
    REQUEST(1, Integer.MAX_VALUE, Severity.WARNING);

    private final int fewest;
    private final int most;
    private final Severity extras;

    Dialect(int fewest, int most, Severity extras) {
      this.fewest = fewest;
      this.most = most;
      this.extras = extras;
    }
  }

  /** Reports a schema version that is absent or another one. */
  void checkVersion(ObjectNode line) {
    JsonNode version = line.get("schemaVersion");
    boolean strict = dialect == Dialect.DISTILLATION;
    Severity severity = strict ? Severity.ERROR : Severity.WARNING;
    String fix = "Write \"schemaVersion\":\"" + VERSION + "\"";
    if (version == null) {
      FormatRule rule = strict ? FormatRule.MISSING_FIELD : FormatRule.SCHEMA_VERSION;
      faults.add(severity, rule, "schemaVersion", "schemaVersion is missing", fix);
    } else if (!version.isTextual()) {
      faults.wrongType("schemaVersion", version, "the text \"" + VERSION + "\"");
    } else if (!version.textValue().equals(VERSION)) {
      String message = "schemaVersion is " + LineFaults.describe(version);
      faults.add(severity, FormatRule.SCHEMA_VERSION, "schemaVersion", message, fix);
    }
  }

  /** Returns the conversation of a line; null, with faults, where some of it cannot be read. */
  Content.@Nullable Dialogue dialogue(ObjectNode line) {
    String system = system(line.get("system"));
    ArrayNode messages = messages(line);
    if (messages == null) {
      return null;
    }
    List<Turn> turns = turns(messages, messages.size());

    return turns == null || turns.isEmpty() ? null : new Content.Dialogue(system, turns);
  }

  /** Returns the messages; null, with a fault, where they are no array. */
  @Nullable ArrayNode messages(ObjectNode line) {
    ArrayNode array = faults.requiredArray(line, "messages", prefix);
    if (array != null && !isInBounds(array.size())) {
      faults.messageCount(prefix + "messages", array.size(), dialect.fewest, dialect.most);
    }

    return array;
  }

  private boolean isInBounds(int size) {
    return size >= dialect.fewest && size <= dialect.most;
  }

  /** Returns the system prompt, its items joined by a line feed; null where there is none. */
  @Nullable String system(@Nullable JsonNode system) {
    if (system == null) {
      return null;
    }
    if (system.size() == 1 && system.get(0) instanceof ObjectNode only && isText(only)) {
      return only.get("text").textValue();
    }
    String field = prefix + "system";
    if (!(system instanceof ArrayNode items)) {
      faults.wrongType(field, system, "an array of one {\"text\"}");
      return system.textValue();
    }
    if (items.size() != 1 && dialect != Dialect.REQUEST) {
      faults.add(
          dialect.extras,
          FormatRule.CONTENT_BLOCK,
          field,
          field + " has " + items.size() + " items",
          "Write one {\"text\"}, or leave system out; Llama and distillation take exactly one");
    }
    String joined = null;
    for (int i = 0; i < items.size(); i++) {
      String text = systemItem(items.get(i), field + "[" + i + "]");
      joined = joined == null || text == null ? firstOf(joined, text) : joined + "\n" + text;
    }

    return joined;
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private @Nullable String systemItem(JsonNode item, String field) {
    if (!(item instanceof ObjectNode object)) {
      faults.wrongType(field, item, "an object {\"text\"}");
      return item.textValue();
    }
    String text = faults.requiredText(object, "text", field + ".");
    faults.extraKeys(object, textKeys(), dialect.extras, field + ".");

    return text;
  }

  /** Returns the messages before the given one; null, with faults, where some cannot be read. */
  @Nullable List<Turn> turns(ArrayNode messages, int end) {
    List<Turn> turns = new ArrayList<>(end);
    boolean lost = false;
    for (int i = 0; i < end; i++) {
      message = i;
      block = NONE;
      Turn turn = turn(messages.get(i));
      if (turn == null) {
        lost = true;
      } else {
        turns.add(turn);
      }
    }

    return lost ? null : turns;
  }

  private @Nullable Turn turn(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      faults.wrongType(path(), node, "an object with role and content");
      return null;
    }
    JsonNode role = object.get("role");
    if (role == null) {
      faults.missing(path() + ".role", "user or assistant");
    } else if (!role.isTextual()) {
      faults.wrongType(path() + ".role", role, "user or assistant");
    } else if (!role.textValue().equals(Turn.USER) && !role.textValue().equals(Turn.ASSISTANT)) {
      faults.role(Severity.ERROR, path() + ".role", role.textValue(), ROLES);
    }
    List<Block> blocks = content(object);
    if (object.size() > MESSAGE_KEYS.size() || role == null || blocks == null) {
      faults.extraKeys(object, MESSAGE_KEYS, dialect.extras, path() + ".");
    }

    return blocks == null || role == null || !role.isTextual()
        ? null
        : new Turn(role.textValue(), blocks);
  }

  /** Returns the answer of one candidate; null, with faults, where it cannot be read. */
  @Nullable List<Block> candidate(ObjectNode object, int ofMessage, int index) {
    message = ofMessage;
    candidate = index;
    List<Block> blocks = content(object);
    candidate = NONE;

    return blocks;
  }

  private @Nullable List<Block> content(ObjectNode owner) {
    JsonNode content = owner.get("content");
    if (content == null) {
      faults.missing(path() + ".content", "an array of blocks");
      return null;
    }
    if (!(content instanceof ArrayNode array)) {
      faults.wrongType(path() + ".content", content, "an array of blocks [{\"text\"}]");
      return content.isTextual() ? List.of(Block.text(content.textValue())) : null;
    }
    if (array.size() != 1) {
      checkBlockCount(array.size());
    }

    return blocks(array);
  }

  private void checkBlockCount(int size) {
    if (size == 0 || dialect == Dialect.DISTILLATION) {
      faults.error(
          FormatRule.CONTENT_BLOCK,
          path() + ".content",
          path() + ".content has " + size + " blocks",
          size == 0 ? "Write at least one block" : "Join the texts to one block");
    }
  }

  private @Nullable List<Block> blocks(ArrayNode array) {
    if (array.size() == 1) {
      block = 0;
      Block only = block(array.get(0));
      block = NONE;
      return only == null ? null : List.of(only);
    }
    List<Block> blocks = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      block = i;
      Block read = block(array.get(i));
      if (read != null) {
        blocks.add(read);
      }
    }
    block = NONE;

    return blocks.size() == array.size() ? blocks : null;
  }

  private @Nullable Block block(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      faults.wrongType(path(), node, "a block such as {\"text\"}");
      return null;
    }
    if (isText(object)) {
      return Block.text(object.get("text").textValue());
    }
    String kind = ConverseShapes.kindOf(object);
    if (kind != null) {
      return raw(kind, object);
    }
    if (!object.has("text")) {
      return unknownBlock(object);
    }
    String text = faults.requiredText(object, "text", path() + ".");
    faults.extraKeys(object, textKeys(), dialect.extras, path() + ".");

    return text == null ? null : Block.text(text);
  }

  private static boolean isText(ObjectNode object) {
    JsonNode text = object.get("text");
    return text != null && text.isTextual() && object.size() == 1;
  }

  private @Nullable Block raw(String kind, ObjectNode object) {
    if (object.has("text")) {
      refuseBlock(path() + " holds " + kind + " beside text", "Write two blocks");
      return null;
    }
    if (dialect == Dialect.DISTILLATION || candidate != NONE) {
      refuseBlock(path() + " holds " + kind + ", not text", "Write {\"text\"} only");
      return new Block.Raw(kind, object);
    }
    if (object.size() > 1) {
      faults.extraKeys(object, List.of(kind), dialect.extras, path() + ".");
    }
    ConverseShapes shapes = new ConverseShapes(faults, this::path, dialect == Dialect.TRAINING);
    shapes.check(kind, object.get(kind));

    return new Block.Raw(kind, object);
  }

  private @Nullable Block unknownBlock(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    refuseBlock(
        path()
            + " is no block of a known kind: its keys are ["
            + LineFaults.shorten(String.join(", ", keys))
            + "]",
        "Write one of text, " + String.join(", ", ConverseShapes.KINDS));

    return null;
  }

  private void refuseBlock(String message, String fix) {
    faults.error(FormatRule.CONTENT_BLOCK, path(), message, fix);
  }

  private List<String> textKeys() {
    return dialect == Dialect.DISTILLATION ? DISTILLATION_TEXT_KEYS : TEXT_KEYS;
  }

  private String path() {
    StringBuilder path = new StringBuilder(prefix).append("messages[").append(message).append(']');
    if (candidate != NONE) {
      path.append(".candidates[").append(candidate).append(']');
    }
    if (block != NONE) {
      path.append(".content[").append(block).append(']');
    }

    return path.toString();
  }
}
