package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows for tests: questions and answers in three scripts, with labels and groups. */
final class Corpus {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> TOPICS = List.of("storage", "compute", "billing");
  private static final List<String> WORDS =
      List.of("bucket", "größe", "バケット", "ключ", "réseau", "🚀 launch", "région", "数据", "quota");

  /** The keys of {@link #row} as a source of a config names them. */
  static final String FIELDS =
      "{prompt: q, completion: a, label: topic, group: team, source: from, id: key}";

  private Corpus() {}

  /** Returns so many different rows; a row is the same in every corpus that has it. */
  static List<String> lines(int count) {
    return lines(0, count);
  }

  /** Returns the rows from one number up to another. */
  static List<String> lines(int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      lines.add(row(i).toString());
    }

    return lines;
  }

  /** Returns one row: half of the labels are the first, a third the second. */
  static ObjectNode row(int number) {
    ObjectNode row = MAPPER.createObjectNode();
    row.put("q", "What is " + words(number, 3) + " in case " + number + "?");
    row.put("a", "It is " + words(number * 7, 5 + number % 11) + ".");
    row.put("topic", TOPICS.get(number % 6 < 3 ? 0 : number % 6 < 5 ? 1 : 2));
    row.put("team", "team-" + number / 4);
    row.put("from", number % 2 == 0 ? "wiki" : "desk");
    row.put("key", "k" + number);

    return row;
  }

  private static String words(int seed, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get((seed + i * i) % WORDS.size()));
    }

    return text.toString();
  }

  /** Returns the rows with trouble among them: repeats, broken lines, blank ones. */
  static List<String> troubled(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(row(i).toString());
      if (i % 9 == 4) {
        lines.add(row(i / 2).put("key", "again-" + i).toString().replace("What is", "what  IS"));
      }
      if (i % 31 == 7) {
        lines.add("{\"q\": \"cut off");
      }
      if (i % 37 == 3) {
        lines.add("");
      }
      if (i % 41 == 5) {
        lines.add("{\"q\": \"Why " + i + "?\"}");
      }
    }

    return lines;
  }

  /** Writes a file; the folders above it are made. */
  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of text. */
  static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file of lines, each with a line feed. */
  static Path write(Path file, List<String> lines) {
    return write(file, String.join("\n", lines) + "\n");
  }

  /** Writes text as one JSON string. */
  static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
