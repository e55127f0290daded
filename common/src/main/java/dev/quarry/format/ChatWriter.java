package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.quarry.record.Block;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages whose content is a text; several text blocks are joined by one line feed, which
 * is what {@link Turn#text} gives and the checks have seen.
 */
final class ChatWriter {
  private ChatWriter() {}

  /** Refuses turns with other roles or with blocks; asked before anything is written. */
  static void require(List<Turn> turns, ChatReader.Dialect dialect, String layout) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (!dialect.knows(turn.role())) {
        throw CannotHold.role(turn.role(), i, layout);
      }
      List<Block> blocks = turn.blocks();
      for (int j = 0; j < blocks.size(); j++) {
        if (blocks.get(j) instanceof Block.Raw raw && !dialect.holds(raw)) {
          throw CannotHold.block(raw, "messages[" + i + "].content[" + j + "]", layout);
        }
      }
    }
  }

  /** Writes an array of messages, with the system prompt as the first where it is one. */
  static void messages(JsonGenerator out, @Nullable String system, List<Turn> turns)
      throws IOException {
    out.writeStartArray();
    if (system != null) {
      out.writeStartObject();
      out.writeStringField("role", ChatReader.SYSTEM);
      out.writeStringField("content", system);
      out.writeEndObject();
    }
    for (int i = 0; i < turns.size(); i++) {
      message(out, turns.get(i));
    }
    out.writeEndArray();
  }

  private static void message(JsonGenerator out, Turn turn) throws IOException {
    out.writeStartObject();
    out.writeStringField("role", turn.role());
    out.writeFieldName("content");
    boolean calls = false;
    boolean parts = false;
    List<Block> blocks = turn.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Raw raw) {
        boolean key = ChatReader.TOOL_KEYS.contains(raw.kind());
        calls |= key;
        parts |= !key;
      }
    }
    if (parts) {
      parts(out, blocks);
    } else {
      out.writeString(turn.text());
    }
    if (calls) {
      toolKeys(out, blocks);
    }
    out.writeEndObject();
  }

  private static void toolKeys(JsonGenerator out, List<Block> blocks) throws IOException {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Raw raw && ChatReader.TOOL_KEYS.contains(raw.kind())) {
        out.writeFieldName(raw.kind());
        ConverseWriter.tree(out, raw.json().path(raw.kind()));
      }
    }
  }

  private static void parts(JsonGenerator out, List<Block> blocks) throws IOException {
    out.writeStartArray();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Text text) {
        out.writeStartObject();
        out.writeStringField("type", "text");
        out.writeStringField("text", text.text());
        out.writeEndObject();
      } else if (blocks.get(i) instanceof Block.Raw raw) {
        ConverseWriter.tree(out, raw.json());
      }
    }
    out.writeEndArray();
  }
}
