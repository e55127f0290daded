package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Block;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes messages whose content is an array of blocks. */
final class ConverseWriter {
  private ConverseWriter() {}

  /** Writes the schema version, the system prompt and the tools. */
  static void head(JsonGenerator out, @Nullable String system, TrainingRecord record)
      throws IOException {
    out.writeStringField("schemaVersion", ConverseReader.VERSION);
    system(out, system);
    JsonNode tools = record.extra().get("toolConfig");
    if (tools != null) {
      out.writeFieldName("toolConfig");
      tree(out, tools);
    }
  }

  /** Writes the system prompt, where there is one. */
  static void system(JsonGenerator out, @Nullable String system) throws IOException {
    if (system != null) {
      out.writeArrayFieldStart("system");
      text(out, system);
      out.writeEndArray();
    }
  }

  /** Writes the messages, without the end of their array. */
  static void openMessages(JsonGenerator out, List<Turn> turns) throws IOException {
    out.writeArrayFieldStart("messages");
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      out.writeStartObject();
      out.writeStringField("role", turn.role());
      out.writeArrayFieldStart("content");
      List<Block> blocks = turn.blocks();
      for (int j = 0; j < blocks.size(); j++) {
        block(out, blocks.get(j));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static void block(JsonGenerator out, Block block) throws IOException {
    if (block instanceof Block.Text text) {
      text(out, text.text());
    } else if (block instanceof Block.Raw raw) {
      tree(out, raw.json());
    }
  }

  /** Writes one block of text. */
  static void text(JsonGenerator out, String text) throws IOException {
    out.writeStartObject();
    out.writeStringField("text", text);
    out.writeEndObject();
  }

  /**
   * Refuses turns with other roles, without content, or with blocks of other layouts; asked before
   * anything is written.
   */
  static void require(List<Turn> turns, String layout) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (!turn.role().equals(Turn.USER) && !turn.role().equals(Turn.ASSISTANT)) {
        throw CannotHold.role(turn.role(), i, layout);
      }
      List<Block> blocks = turn.blocks();
      if (blocks.isEmpty()) {
        throw CannotHold.because(
            FormatRule.HOLD_EMPTY,
            "messages[" + i + "].content",
            layout + " has no place for a message without content",
            "Leave the record out");
      }
      for (int j = 0; j < blocks.size(); j++) {
        if (blocks.get(j) instanceof Block.Raw raw && !ConverseShapes.KINDS.contains(raw.kind())) {
          throw CannotHold.block(raw, "messages[" + i + "].content[" + j + "]", layout);
        }
      }
    }
  }

  /**
   * Writes a JSON value as it is; unlike {@code writeTree} it needs no codec. As deep as the parser
   * let it become.
   */
  static void tree(JsonGenerator out, JsonNode value) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          out.writeFieldName(field.getKey());
          tree(out, field.getValue());
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (int i = 0; i < value.size(); i++) {
          tree(out, value.get(i));
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(value.textValue());
      case NUMBER -> number(out, value);
      case BOOLEAN -> out.writeBoolean(value.booleanValue());
      case NULL, MISSING -> out.writeNull();
      case BINARY -> out.writeBinary(value.binaryValue());
      case POJO -> throw new IllegalArgumentException("Unsupported JSON value: " + value);
    }
  }

  private static void number(JsonGenerator out, JsonNode value) throws IOException {
    switch (value.numberType()) {
      case INT -> out.writeNumber(value.intValue());
      case LONG -> out.writeNumber(value.longValue());
      case BIG_INTEGER -> out.writeNumber(value.bigIntegerValue());
      case FLOAT -> out.writeNumber(value.floatValue());
      case DOUBLE -> out.writeNumber(value.doubleValue());
      case BIG_DECIMAL -> out.writeNumber(value.decimalValue());
    }
  }
}
