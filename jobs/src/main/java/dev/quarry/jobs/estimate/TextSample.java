package dev.quarry.jobs.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import dev.quarry.text.MurmurHash3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes a sample of the texts of a file: those with the smallest hashes, so that the same file
 * gives the same sample and every text has the same chance. Holds no more than the sample.
 */
final class TextSample {
  /** More tells nothing new about the cost of a character. */
  private static final int LONGEST = 20_000;

  private static final long SEED = 0x73616d706c65L;

  private final int size;
  private final TreeMap<Long, String> smallest = new TreeMap<>();
  private final TreeSet<String> fields = new TreeSet<>();

  private TextSample(int size) {
    this.size = size;
  }

  /**
   * Returns the sample, in an order of its own.
   *
   * @param field the field of the JSON lines that holds the text
   * @param size how many texts, or all where there are fewer
   */
  static List<String> of(Path file, String field, int size) {
    TextSample sample = new TextSample(size);
    JsonLinesFile.read(file, (number, line) -> sample.add(line, field));
    if (sample.smallest.isEmpty()) {
      throw new UserException(
          "Cannot sample "
              + file
              + ": no line has a text in the field "
              + field
              + Nearest.hint(field, sample.fields));
    }

    return new ArrayList<>(sample.smallest.values());
  }

  private void add(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      for (Map.Entry<String, JsonNode> entry : line.properties()) {
        fields.add(entry.getKey());
      }
      return;
    }
    String text = cut(value.textValue());
    smallest.put(MurmurHash3.hash64(text, SEED), text);
    if (smallest.size() > size) {
      smallest.pollLastEntry();
    }
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }

    return text.substring(
        0, Character.isLowSurrogate(text.charAt(LONGEST)) ? LONGEST - 1 : LONGEST);
  }
}
