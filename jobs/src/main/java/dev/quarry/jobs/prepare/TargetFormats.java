package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.model.Target;
import org.jspecify.annotations.Nullable;

/** Finds the layout of a target, with the settings that only batch inference has. */
final class TargetFormats {
  private TargetFormats() {}

  /** Returns the layout; {@code batch} is the config of {@code batch-inference} as JSON. */
  static Format of(Target target, @Nullable String batch) {
    JsonNode settings = RecordPipeline.tree(batch);
    if (!target.format().equals("batch-inference") || settings == null) {
      return Formats.byId(target.format());
    }
    JsonNode parameters = settings.path("parameters");

    return Formats.batchInference(
        settings.path("variant").asText("converse"),
        parameters instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
  }
}
