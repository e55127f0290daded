package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes lines for the tests of formats. */
final class FormatLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FormatLines() {}

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static ObjectNode object(String text) {
    return (ObjectNode) json(text.replace('\'', '"'));
  }

  static String encode(Format format, TrainingRecord record) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = MAPPER.getFactory().createGenerator(line)) {
      format.encode(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return line.toString();
  }

  static TrainingRecord decode(Format format, String line) {
    return format.decode(json(line)).record().orElseThrow();
  }

  /** Returns the example as the JSON that {@code decode} takes. */
  static String exampleOf(Format format) {
    return format.isPlainText() ? "\"" + format.example() + "\"" : format.example();
  }

  static List<String> golden(Format format, String file) {
    String name = "/format/" + format.id() + "/" + file;
    try (InputStream in = FormatLines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Missing golden file: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TrainingRecord dialogue(@Nullable String system, Turn... turns) {
    return TrainingRecord.of(new Content.Dialogue(system, List.of(turns)));
  }

  static TrainingRecord plain(String text) {
    return TrainingRecord.of(new Content.PlainText(text));
  }

  static TrainingRecord preference(@Nullable String system, String... answers) {
    List<Content.Candidate> candidates = new java.util.ArrayList<>();
    for (String answer : answers) {
      boolean preferred = answer.startsWith("+");
      candidates.add(
          new Content.Candidate(List.of(Block.text(answer.substring(1))), preferred, null));
    }

    return TrainingRecord.of(new Content.Preference(system, List.of(Turn.user("q")), candidates));
  }

  static Block.Raw image() {
    return new Block.Raw(
        "image",
        object("{'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/a.png'}}}}"));
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

  static TrainingRecord withReference(TrainingRecord record, JsonNode reference) {
    return new TrainingRecord(
        record.id(),
        record.content(),
        record.label(),
        record.group(),
        record.source(),
        reference,
        record.extra());
  }
}
