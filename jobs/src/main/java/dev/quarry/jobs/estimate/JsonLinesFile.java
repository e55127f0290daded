package dev.quarry.jobs.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.error.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reads a local file of JSON lines, plain or gzip, from its beginning to its end. */
final class JsonLinesFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLinesFile() {}

  /** What is done with a line. */
  @FunctionalInterface
  interface LineReader {
    /** Takes one line with its number, counted from 1. */
    void accept(long number, JsonNode line);
  }

  /**
   * Gives every line that is not blank to the reader.
   *
   * @throws UserException for what cannot be read, naming the line
   */
  static void read(Path file, LineReader reader) {
    try (InputStream in = open(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          reader.accept(number, parse(file, number, line));
        }
      }
    } catch (NoSuchFileException e) {
      throw new UserException("Cannot read " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UserException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static JsonNode parse(Path file, long number, String line) {
    try {
      JsonNode parsed = JSON.readTree(line);
      if (parsed.isObject()) {
        return parsed;
      }
    } catch (JsonProcessingException e) {
      throw new UserException(
          "Cannot read " + file + ":" + number + ": " + e.getOriginalMessage(), e);
    }
    throw new UserException(
        "Cannot read " + file + ":" + number + ": it is not a JSON object (expected JSON lines)");
  }
}
