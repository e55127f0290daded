package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One JSONL layout of records: reads a line, writes a line, and says what is wrong with a line.
 * Implementations are stateless, thread-safe singletons found by id in {@link Formats}; executors
 * look them up by id.
 */
public interface Format {

  /** Returns the stable id, such as {@code prompt-completion}. */
  String id();

  /** Returns what the layout is and who reads it, in one sentence. */
  String summary();

  /** Returns one line in this layout, for help texts and the README. */
  String example();

  /**
   * Returns what this layout is not good for, where no Bedrock job reads it; empty where one does.
   */
  Optional<String> caution();

  /** Returns whether the line is text and not JSON (only {@code plain-text}). */
  default boolean isPlainText() {
    return false;
  }

  /** Returns the rules of reading and of writing a line, each with its source. */
  List<Rule> rules();

  /**
   * Reads one line, strictly: every fault that AWS would see in its structure is named.
   *
   * @param line the parsed line; a text node for {@code plain-text}
   */
  Decoded decode(JsonNode line);

  /**
   * Writes one line, without its line feed. Nothing is written where it throws, so that the caller
   * can go on with the next record.
   *
   * @param out a generator over a writer: those of Jackson 2.15 over bytes escape every character
   *     outside the basic plane, such as an emoji
   * @throws UnencodableException when this layout cannot hold the record
   */
  void encode(TrainingRecord record, JsonGenerator out) throws IOException;

  /**
   * What reading a line gave.
   *
   * @param record the record; empty when an error left nothing to read
   * @param faults everything that is wrong, errors and warnings, in the order of the line
   */
  record Decoded(Optional<TrainingRecord> record, List<Fault> faults) {
    /** Copies the faults. */
    public Decoded {
      faults = List.copyOf(faults);
    }
  }
}
