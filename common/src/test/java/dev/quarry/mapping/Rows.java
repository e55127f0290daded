package dev.quarry.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.config.ConfigTree;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, mappings and records as short texts, for tables of cases. */
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  /** Returns the JSON of a text in which single quotes stand for double ones. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** Returns the mapping of a source, which must have no problems. */
  public static RowMapping mapping(String yaml, Strictness strictness) {
    Problems problems = new Problems();
    Section source = section(yaml, problems);
    RowMapping mapping = RowMapping.of(source, strictness);
    problems.throwIfAny("source");
    return mapping;
  }

  /** Returns the problems of a source that cannot be used. */
  static List<String> problems(String yaml) {
    Problems problems = new Problems();
    RowMapping.of(section(yaml, problems), Strictness.STRICT);
    return problems.messages();
  }

  private static Section section(String yaml, Problems problems) {
    return new Section("source", ConfigTree.parse(yaml, "test"), problems);
  }

  /** Returns what a strict mapping makes of a row. */
  public static Mapped map(String yaml, String row) {
    return Mapped.of(mapping(yaml, Strictness.STRICT), json(row));
  }

  /** Returns a record as one text: content, then whatever else it carries. */
  public static String describe(TrainingRecord record) {
    StringBuilder text = new StringBuilder(content(record.content()));
    add(text, "id", record.id());
    add(text, "label", record.label());
    add(text, "group", record.group());
    add(text, "source", record.source());
    add(text, "reference", record.reference());
    add(text, "extra", record.extra().isEmpty() ? null : record.extra());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(name).append('=').append(value.toString().replace('"', '\''));
    }
  }

  private static String content(Content content) {
    if (content instanceof Content.PlainText plain) {
      return "text(" + plain.text() + ")";
    }
    if (content instanceof Content.Dialogue dialogue) {
      return turns(dialogue.system(), dialogue.turns());
    }
    Content.Preference pair = (Content.Preference) content;
    StringBuilder text = new StringBuilder(turns(pair.system(), pair.turns()));
    for (Content.Candidate candidate : pair.candidates()) {
      text.append(candidate.preferred() ? " +(" : " -(");
      text.append(blocks(candidate.blocks())).append(')');
      text.append(candidate.score() == null ? "" : "@" + candidate.score());
    }

    return text.toString();
  }

  private static String turns(@Nullable String system, List<Turn> turns) {
    StringBuilder text = new StringBuilder(system == null ? "" : "system(" + system + ") ");
    for (Turn turn : turns) {
      text.append(turn.role()).append('(').append(blocks(turn.blocks())).append(") ");
    }

    return text.toString().strip();
  }

  private static String blocks(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      text.append(text.isEmpty() ? "" : "|");
      text.append(block instanceof Block.Text part ? part.text() : ((Block.Raw) block).kind());
    }

    return text.toString();
  }
}
