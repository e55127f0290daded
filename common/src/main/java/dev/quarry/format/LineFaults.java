package dev.quarry.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the faults of one line and reads typed keys. A line without faults costs nothing but this
 * object; values are shown shortened, so that no message holds a training text. Not thread-safe.
 */
final class LineFaults {
  private static final int SHOWN = 30;

  private @Nullable List<Fault> faults;

  void error(FormatRule rule, String field, String message, String fix) {
    add(Severity.ERROR, rule, field, message, fix);
  }

  void add(Severity severity, FormatRule rule, String field, String message, String fix) {
    if (faults == null) {
      faults = new ArrayList<>();
    }
    faults.add(new Fault(rule.id(), field, message, fix, severity));
  }

  void missing(String field, String expected) {
    error(
        FormatRule.MISSING_FIELD, field, field + " is missing", "Add " + field + " as " + expected);
  }

  void wrongType(String field, JsonNode value, String expected) {
    wrongType(Severity.ERROR, field, value, expected);
  }

  void wrongType(Severity severity, String field, JsonNode value, String expected) {
    String name = field.isEmpty() ? "The line" : field;
    add(
        severity,
        FormatRule.WRONG_TYPE,
        field,
        name + " is " + describe(value) + ", not " + expected,
        value.isNull() && !field.isEmpty()
            ? "Leave " + name + " out, or write it as " + expected
            : "Write " + name + " as " + expected);
  }

  /** Returns the line as an object; null, with a fault, where it is none. */
  @Nullable ObjectNode object(JsonNode line) {
    if (line instanceof ObjectNode object) {
      return object;
    }
    wrongType("", line, "an object");

    return null;
  }

  /** Returns a text that has to be there; null, with a fault, where it is not. */
  @Nullable String requiredText(ObjectNode object, String key, String prefix) {
    JsonNode value = object.get(key);
    if (value == null) {
      missing(prefix + key, "a text");
      return null;
    }

    return text(value, key, prefix);
  }

  /** Returns a text that may be absent; null with a fault where it is something else. */
  @Nullable String optionalText(ObjectNode object, String key, String prefix) {
    JsonNode value = object.get(key);
    return value == null ? null : text(value, key, prefix);
  }

  private @Nullable String text(JsonNode value, String key, String prefix) {
    if (!value.isTextual()) {
      wrongType(prefix + key, value, "a text");
      return null;
    }

    return value.textValue();
  }

  /** Returns an array that has to be there; null, with a fault, where it is not. */
  @Nullable ArrayNode requiredArray(ObjectNode object, String key, String prefix) {
    JsonNode value = object.get(key);
    if (value instanceof ArrayNode array) {
      return array;
    }
    if (value == null) {
      missing(prefix + key, "an array");
    } else {
      wrongType(prefix + key, value, "an array");
    }

    return null;
  }

  /** Reports a number of messages that is out of bounds. */
  void messageCount(String field, int size, int fewest, int most) {
    if (size >= fewest && size <= most) {
      return;
    }
    String message = field + " has " + size + (size == 1 ? " message" : " messages");
    if (size < fewest) {
      error(FormatRule.TOO_FEW_MESSAGES, field, message, "Write at least " + fewest);
    } else {
      error(FormatRule.TOO_MANY_MESSAGES, field, message, "Write at most " + most);
    }
  }

  /** Reports a role that the layout does not have. */
  void role(Severity severity, String field, String role, List<String> allowed) {
    String fix = "Write one of " + String.join(", ", allowed) + ", in lower case";
    if (role.equals("system") && !allowed.contains(role)) {
      fix = "Move its text to the key system";
    }
    add(severity, FormatRule.ROLE, field, field + " is \"" + shorten(role) + "\"", fix);
  }

  /** Reports every key that is not among the known ones. */
  void extraKeys(ObjectNode object, List<String> known, Severity severity, String prefix) {
    int expected = 0;
    for (int i = 0; i < known.size(); i++) {
      if (object.has(known.get(i))) {
        expected++;
      }
    }
    if (expected == object.size()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        extraKey(prefix + shorten(field.getKey()), known, severity);
      }
    }
  }

  private void extraKey(String field, List<String> known, Severity severity) {
    add(
        severity,
        FormatRule.EXTRA_KEY,
        field,
        field + " is not a key of this layout (known: " + String.join(", ", known) + ")",
        "Leave " + field + " out");
  }

  /** Returns what reading gave. */
  Format.Decoded decoded(@Nullable TrainingRecord record) {
    return new Format.Decoded(Optional.ofNullable(record), faults == null ? List.of() : faults);
  }

  /** Returns what reading gave, for a line that holds nothing but content. */
  Format.Decoded decodedContent(@Nullable Content content) {
    return decoded(content == null ? null : TrainingRecord.of(content));
  }

  /** Returns the type of a value in words, with the value where it is short. */
  static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "the text \"" + shorten(value.textValue()) + "\"";
      case NUMBER -> "the number " + shorten(value.asText());
      case BOOLEAN -> "the value " + value.asText();
      case NULL, MISSING -> "null";
      case ARRAY -> "an array of " + value.size();
      case OBJECT -> "an object of " + value.size() + " keys";
      case BINARY, POJO -> "binary data";
    };
  }

  /** Returns the start of a text, on one line. */
  static String shorten(String text) {
    int end = Math.min(text.length(), SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String start = text.substring(0, end).replace('\n', ' ').replace('\r', ' ');
    return end < text.length() ? start + "…" : start;
  }
}
