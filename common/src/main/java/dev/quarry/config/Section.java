package dev.quarry.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Typed access to one map of a config. Reading a key marks it as known; {@link #close} turns every
 * key that nobody read into a fault that names the nearest known one. Faults go to the shared
 * {@link Problems} and reading goes on with the default, so that all faults are reported together.
 * Not thread-safe.
 */
public final class Section {
  private final String path;
  private final ObjectNode values;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  /**
   * Creates a view of a map.
   *
   * @param path where it stands in the config, such as {@code split}; empty for the top
   */
  public Section(String path, ObjectNode values, Problems problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  /** Returns the full name of a key of this section, such as {@code split.seed}. */
  public String nameOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Returns the place of this section; empty for the top. */
  public String path() {
    return path;
  }

  /** Returns where faults go. */
  public Problems problems() {
    return problems;
  }

  /** Returns whether the key is there and not null. */
  public boolean has(String key) {
    known.add(key);
    return values.hasNonNull(key);
  }

  /** Returns the raw value of a key. */
  public Optional<JsonNode> node(String key) {
    known.add(key);
    JsonNode value = values.get(key);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Returns the keys that the user wrote, in the order of the file. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    values.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Returns a nested map; an empty one where the key is absent. */
  public Section section(String key) {
    JsonNode value = node(key).orElse(null);
    if (value instanceof ObjectNode object) {
      return new Section(nameOf(key), object, problems);
    }
    if (value != null) {
      invalid(key, value, "a map of keys and values");
    }

    return new Section(nameOf(key), JsonNodeFactory.instance.objectNode(), problems);
  }

  /** Returns a list of maps; a single map counts as a list of one. */
  public List<Section> sections(String key) {
    JsonNode value = node(key).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (value instanceof ObjectNode object) {
      return List.of(new Section(nameOf(key) + "[0]", object, problems));
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) instanceof ObjectNode object) {
        sections.add(new Section(nameOf(key) + "[" + i + "]", object, problems));
      } else {
        invalid(key + "[" + i + "]", value.get(i), "a map of keys and values");
      }
    }
    if (!value.isArray()) {
      invalid(key, value, "a list of maps");
    }

    return sections;
  }

  /** Returns a text; numbers and booleans count as their text. */
  public Optional<String> text(String key) {
    return node(key)
        .flatMap(
            value -> {
              if (value.isValueNode()) {
                return Optional.of(value.asText());
              }
              invalid(key, value, "a text");
              return Optional.empty();
            });
  }

  /** Returns a text, or the default. */
  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** Returns a text that must be there; a missing one is a fault and gives the empty string. */
  public String requiredText(String key) {
    Optional<String> value = text(key).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      problems.add("Missing " + nameOf(key));
    }

    return value.orElse("");
  }

  /** Returns a list of texts; a single text counts as a list of one. */
  public List<String> texts(String key) {
    JsonNode value = node(key).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (value.isValueNode()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (!value.isArray() || !element.isValueNode()) {
        invalid(key, value, "a text or a list of texts");
        return List.of();
      }
      texts.add(element.asText());
    }

    return texts;
  }

  /** Returns one of the words, or the default; another word is a fault. */
  public String choice(String key, Set<String> words, String otherwise) {
    String value = text(key, otherwise);
    if (!words.contains(value)) {
      problems.add("Invalid " + nameOf(key) + ": " + value + Nearest.hint(value, words));
      return otherwise;
    }

    return value;
  }

  /** Returns true or false, or the default. */
  public boolean flag(String key, boolean otherwise) {
    return parsed(key, "true or false", Section::parseFlag).orElse(otherwise);
  }

  /** Returns a number from least to most, or the default. */
  public double number(String key, double otherwise, double least, double most) {
    String expected = "a number from " + plain(least) + " to " + plain(most);
    return parsed(
            key,
            expected,
            text -> {
              double value = Double.parseDouble(text);
              return value >= least && value <= most ? value : null;
            })
        .orElse(otherwise);
  }

  /** Returns a whole number from least to most; {@code 5M} and {@code 2B} count as their value. */
  public Optional<Long> count(String key, long least, long most) {
    String expected = "a whole number from " + least + " to " + most;
    return parsed(
        key,
        expected,
        text -> {
          long value = Quantities.parseCount(text);
          return value >= least && value <= most ? value : null;
        });
  }

  /** Returns a size in bytes from a text with its unit, such as {@code 64MiB}, or the default. */
  public long size(String key, String otherwise) {
    return parsed(key, "a size with its unit, such as 64MiB", Quantities::parseSize)
        .orElseGet(() -> Quantities.parseSize(otherwise));
  }

  /** Turns every key that nobody has read into a fault. */
  public void close() {
    for (String key : keys()) {
      if (!known.contains(key)) {
        problems.add("Unknown key: " + nameOf(key) + Nearest.hint(key, known));
      }
    }
  }

  /** Adds a fault for a value that is not what the key expects. */
  public void invalid(String key, Object value, String expected) {
    problems.add("Invalid " + nameOf(key) + ": " + value + " (expected " + expected + ")");
  }

  private <T> Optional<T> parsed(String key, String expected, Function<String, T> parser) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T value;
    try {
      value = parser.apply(text.get().trim());
    } catch (IllegalArgumentException e) {
      value = null;
    }
    if (value == null) {
      invalid(key, text.get(), expected);
    }

    return Optional.ofNullable(value);
  }

  private static Boolean parseFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
