package dev.quarry.jobs.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.UserException;
import dev.quarry.token.CalibrationFit.Pair;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of texts with their tokens, a line each: {@code {"model": …, "text": …, "tokens": …}}, the
 * model optional. It keeps what was counted, so that nothing is asked twice.
 */
final class PairsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final String model;

  /** Creates access to a file of pairs of one model. */
  PairsFile(Path file, String model) {
    this.file = file;
    this.model = model;
  }

  /** Returns the pairs of the file; none when there is no such file. */
  List<Pair> read() {
    List<Pair> pairs = new ArrayList<>();
    if (Files.exists(file)) {
      JsonLinesFile.read(file, (number, line) -> pairs.add(pair(number, line)));
    }

    return pairs;
  }

  private Pair pair(long number, JsonNode line) {
    String place = file + ":" + number;
    String counted = line.path("model").asText(model);
    if (!counted.equals(model)) {
      throw new UserException(
          "Cannot use pairs "
              + place
              + ": counted by "
              + counted
              + ", not by "
              + model
              + "; keep one file for each model");
    }
    JsonNode tokens = line.path("tokens");
    if (line.path("text").asText("").isEmpty() || !tokens.canConvertToInt() || tokens.asInt() < 1) {
      throw new UserException(
          "Cannot use pairs "
              + place
              + ": it is no pair (expected {\"text\": \"…\", \"tokens\": 12} with a text and at"
              + " least one token)");
    }

    return new Pair(line.get("text").asText(), tokens.asInt());
  }

  /** Appends a pair. */
  void append(Pair pair) {
    ObjectNode line = JSON.createObjectNode();
    line.put("model", model);
    line.put("text", pair.text());
    line.put("tokens", pair.tokens());
    try (BufferedWriter writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write(JSON.writeValueAsString(line));
      writer.write('\n');
    } catch (IOException e) {
      throw new UserException("Cannot write pairs " + file + ": " + e, e);
    }
  }
}
