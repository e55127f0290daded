package dev.quarry.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records short: a turn is {@code u:text} or {@code a:text}, or with another role in full,
 * {@code User:text}; after the colon there may be a list of blocks, {@code a:[{text:'x'}]}.
 */
final class TestRecords {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private TestRecords() {}

  static TrainingRecord chat(String... turns) {
    return chatWith(null, turns);
  }

  static TrainingRecord chatWith(@Nullable String system, String... turns) {
    return TrainingRecord.of(new Content.Dialogue(system, turns(turns)));
  }

  static TrainingRecord plain(String text) {
    return TrainingRecord.of(new Content.PlainText(text));
  }

  /** Writes candidates as {@code +text} for a preferred and {@code -text} for another one. */
  static TrainingRecord choice(List<String> turns, String... candidates) {
    List<Content.Candidate> all = new ArrayList<>();
    for (String candidate : candidates) {
      boolean preferred = candidate.startsWith("+");
      all.add(new Content.Candidate(blocks(candidate.substring(1)), preferred, null));
    }
    return TrainingRecord.of(
        new Content.Preference(null, turns(turns.toArray(String[]::new)), all));
  }

  static TrainingRecord withExtra(TrainingRecord record, String extra) {
    return new TrainingRecord(
        record.id(),
        record.content(),
        record.label(),
        record.group(),
        record.source(),
        record.reference(),
        (ObjectNode) json(extra));
  }

  static TrainingRecord withReference(TrainingRecord record, @Nullable String reference) {
    return new TrainingRecord(
        record.id(),
        record.content(),
        record.label(),
        record.group(),
        record.source(),
        reference == null ? null : json(reference),
        record.extra());
  }

  static TrainingRecord withId(TrainingRecord record, String id) {
    return new TrainingRecord(
        id,
        record.content(),
        record.label(),
        record.group(),
        record.source(),
        record.reference(),
        record.extra());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static List<Turn> turns(String... turns) {
    List<Turn> all = new ArrayList<>();
    for (String turn : turns) {
      int colon = turn.indexOf(':');
      String role = turn.substring(0, colon);
      String name =
          switch (role) {
            case "u" -> Turn.USER;
            case "a" -> Turn.ASSISTANT;
            default -> role;
          };
      all.add(new Turn(name, blocks(turn.substring(colon + 1))));
    }

    return all;
  }

  private static List<Block> blocks(String content) {
    if (!content.equals("[]") && !content.startsWith("[{")) {
      return List.of(Block.text(content));
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode block : json(content)) {
      String kind = block.fieldNames().next();
      blocks.add(
          kind.equals("text")
              ? Block.text(block.get(kind).textValue())
              : new Block.Raw(kind, block));
    }

    return blocks;
  }
}
