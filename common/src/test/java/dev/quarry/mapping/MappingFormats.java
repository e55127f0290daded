package dev.quarry.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.format.Format;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import java.util.Optional;

/** Formats that keep their id and the line as plain text, to see who was asked. */
public final class MappingFormats {
  private MappingFormats() {}

  public static Format byId(String id) {
    return new StubFormat(id);
  }

  private record StubFormat(String id) implements Format {
    @Override
    public String summary() {
      return "a line of " + id;
    }

    @Override
    public String example() {
      return "{}";
    }

    @Override
    public Optional<String> caution() {
      return Optional.empty();
    }

    @Override
    public List<Rule> rules() {
      return List.of();
    }

    @Override
    public Decoded decode(JsonNode line) {
      if (line.path("prompt").asText().equals("refuse")) {
        Fault fault = Fault.error("stub:refused", "prompt", "it says refuse", "Say something else");
        return new Decoded(Optional.empty(), List.of(fault));
      }
      Fault warning = Fault.warning("stub:seen", "", "it was seen", "Nothing");
      Content content =
          line.has("completion")
              ? Content.Dialogue.of(
                  null, line.path("prompt").asText(), line.path("completion").asText())
              : new Content.PlainText(id);
      return new Decoded(Optional.of(TrainingRecord.of(content)), List.of(warning));
    }

    @Override
    public void encode(TrainingRecord record, JsonGenerator out) {
      throw new UnsupportedOperationException("only read");
    }
  }
}
