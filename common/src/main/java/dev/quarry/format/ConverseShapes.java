package dev.quarry.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Fault.Severity;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the keys inside blocks that are not text, and inside tool definitions. */
final class ConverseShapes {
  /** The kinds of blocks besides text. */
  static final List<String> KINDS =
      List.of("image", "video", "document", "toolUse", "toolResult", "reasoningContent");

  private final LineFaults faults;
  private final Supplier<String> place;
  private final boolean training;

  /**
   * Creates a checker.
   *
   * @param place where the block or definition stands; asked for faults only
   * @param training whether media must be objects in S3
   */
  ConverseShapes(LineFaults faults, Supplier<String> place, boolean training) {
    this.faults = faults;
    this.place = place;
    this.training = training;
  }

  /** Returns the kind of a block; null for text and for anything unknown. */
  static @Nullable String kindOf(ObjectNode block) {
    for (int i = 0; i < KINDS.size(); i++) {
      if (block.has(KINDS.get(i))) {
        return KINDS.get(i);
      }
    }

    return null;
  }

  void check(String kind, JsonNode value) {
    if (!value.isObject()) {
      faults.wrongType(place.get() + "." + kind, value, "an object");
      return;
    }
    switch (kind) {
      case "toolUse" -> toolUse(value);
      case "toolResult" -> toolResult(value);
      case "reasoningContent" -> reasoning(value);
      default -> media(kind, value);
    }
  }

  private void media(String kind, JsonNode value) {
    requireText(value, kind, "format");
    JsonNode source = value.path("source");
    if (source.path("s3Location").path("uri").isTextual()) {
      if (training && !source.path("s3Location").path("bucketOwner").isTextual()) {
        String field = place.get() + "." + kind + ".source.s3Location.bucketOwner";
        faults.add(
            Severity.WARNING,
            FormatRule.CONTENT_BLOCK,
            field,
            field + " is missing, which Nova Forge asks for",
            "Add the account id of the bucket's owner");
      }
    } else if (training || !source.path("bytes").isTextual()) {
      refuse(kind + ".source.s3Location.uri", "missing", "Name an object in S3");
    }
  }

  private void toolUse(JsonNode value) {
    requireText(value, "toolUse", "toolUseId");
    requireText(value, "toolUse", "name");
    if (!value.path("input").isObject()) {
      refuse("toolUse.input", "no object", "Add the arguments as an object");
    }
  }

  private void toolResult(JsonNode value) {
    requireText(value, "toolResult", "toolUseId");
    JsonNode content = value.path("content");
    if (!content.isArray() || content.isEmpty()) {
      refuse("toolResult.content", "no array of results", "Write [{\"text\"}] or [{\"json\"}]");
      return;
    }
    for (int i = 0; i < content.size(); i++) {
      JsonNode item = content.get(i);
      if (!item.path("text").isTextual() && !item.path("json").isObject()) {
        refuse("toolResult.content[" + i + "]", "neither text nor json", "Write text or json");
      }
    }
  }

  private void reasoning(JsonNode value) {
    if (!value.path("reasoningText").path("text").isTextual()) {
      refuse("reasoningContent.reasoningText.text", "missing", "Add the reasoning as a text");
    }
  }

  /** Checks a {@code toolConfig}. */
  void toolConfig(JsonNode config) {
    JsonNode tools = config.path("tools");
    if (!tools.isArray() || tools.isEmpty()) {
      tool("tools", "no array of tools", "Write [{\"toolSpec\":{…}}], or leave toolConfig out");
      return;
    }
    for (int i = 0; i < tools.size(); i++) {
      String at = "tools[" + i + "].toolSpec";
      JsonNode spec = tools.get(i).path("toolSpec");
      requireToolText(spec, at, "name");
      requireToolText(spec, at, "description");
      if (!spec.path("inputSchema").path("json").path("type").isTextual()) {
        tool(at + ".inputSchema.json.type", "missing", "Add \"type\":\"object\" to the schema");
      }
    }
  }

  /** Checks tools as OpenAI writes them. */
  void functions(JsonNode tools) {
    if (!tools.isArray() || tools.isEmpty()) {
      faults.error(
          FormatRule.TOOLS,
          place.get(),
          place.get() + " is no array of tools",
          "Write [{\"type\":\"function\",\"function\":{…}}], or leave tools out");
      return;
    }
    for (int i = 0; i < tools.size(); i++) {
      JsonNode function = tools.get(i).path("function");
      if (!tools.get(i).path("type").asText().equals("function")) {
        toolAt("[" + i + "].type", "not \"function\"", "Write \"type\":\"function\"");
      }
      if (function.path("name").asText().isBlank()) {
        toolAt("[" + i + "].function.name", "missing", "Add a name");
      }
      if (!function.path("parameters").path("type").asText().equals("object")) {
        toolAt("[" + i + "].function.parameters.type", "not \"object\"", "Write \"object\"");
      }
    }
  }

  private void requireToolText(JsonNode spec, String at, String key) {
    if (!spec.path(key).isTextual() || spec.path(key).textValue().isBlank()) {
      tool(at + "." + key, "missing or empty", "Add a " + key);
    }
  }

  private void requireText(JsonNode value, String kind, String key) {
    if (!value.path(key).isTextual()) {
      refuse(kind + "." + key, value.has(key) ? "no text" : "missing", "Add a text");
    }
  }

  private void refuse(String inner, String problem, String fix) {
    String field = place.get() + "." + inner;
    faults.error(FormatRule.CONTENT_BLOCK, field, field + " is " + problem, fix);
  }

  private void tool(String inner, String problem, String fix) {
    toolAt("." + inner, problem, fix);
  }

  private void toolAt(String inner, String problem, String fix) {
    String field = place.get() + inner;
    faults.error(FormatRule.TOOLS, field, field + " is " + problem, fix);
  }
}
