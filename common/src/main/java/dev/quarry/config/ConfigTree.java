package dev.quarry.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.quarry.error.UserException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Builds the settings of a run out of its layers. Precedence, highest first: {@code --set
 * key=value}, Spark conf {@code spark.quarry.key}, the config file, the default in the code.
 */
public final class ConfigTree {
  /** The prefix of settings in Spark's conf. */
  public static final String SPARK_PREFIX = "spark.quarry.";

  private static final YAMLMapper YAML = mapper();

  private ConfigTree() {}

  private static YAMLMapper mapper() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(50);
    options.setNestingDepthLimit(50);
    return new YAMLMapper(YAMLFactory.builder().loaderOptions(options).build());
  }

  /**
   * Returns the settings of a run.
   *
   * @param yaml the text of the config file; empty for none
   * @param name what to call the file in messages
   * @param sparkConf Spark's conf; only keys that start with {@link #SPARK_PREFIX} count
   * @param sets {@code key=value} pairs; a value is read as YAML, so that lists and maps work
   * @throws UserException when a layer cannot be read
   */
  public static ObjectNode load(
      String yaml, String name, Map<String, String> sparkConf, List<String> sets) {
    ObjectNode tree = parse(yaml, name);
    for (Map.Entry<String, String> entry : new TreeMap<>(sparkConf).entrySet()) {
      if (entry.getKey().startsWith(SPARK_PREFIX)) {
        put(tree, entry.getKey().substring(SPARK_PREFIX.length()), entry.getValue());
      }
    }
    for (String set : sets) {
      int equals = set.indexOf('=');
      if (equals < 1) {
        throw new UserException("Invalid --set: " + set + " (expected key=value)");
      }
      put(tree, set.substring(0, equals).trim(), set.substring(equals + 1));
    }

    return tree;
  }

  /** Returns the map that a YAML text holds; an empty map for an empty text. */
  public static ObjectNode parse(String yaml, String name) {
    JsonNode tree;
    try {
      tree = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new UserException(
          "Cannot read config " + name + place + ": " + e.getOriginalMessage(), e);
    }
    if (tree == null || tree.isMissingNode() || tree.isNull()) {
      return YAML.createObjectNode();
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new UserException("Cannot read config " + name + ": it is not a map of keys and values");
  }

  private static void put(ObjectNode tree, String key, String value) {
    List<String> steps = List.of(key.replaceAll("\\[(\\d+)\\]", ".$1").split("\\."));
    JsonNode parent = tree;
    for (int i = 0; i < steps.size() - 1; i++) {
      parent = child(parent, steps.get(i), steps.get(i + 1), key);
    }
    String last = steps.get(steps.size() - 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, parseValue(value));
    } else if (parent instanceof ArrayNode array && indexOf(last, array, key) < array.size()) {
      array.set(indexOf(last, array, key), parseValue(value));
    } else {
      ((ArrayNode) parent).add(parseValue(value));
    }
  }

  private static JsonNode child(JsonNode parent, String step, String next, String key) {
    boolean list = next.matches("\\d+");
    if (parent instanceof ArrayNode array) {
      int index = indexOf(step, array, key);
      if (index == array.size()) {
        array.addObject();
      }
      return array.get(index);
    }
    ObjectNode object = (ObjectNode) parent;
    JsonNode existing = object.get(step);
    if (existing == null || !existing.isContainerNode()) {
      return list ? object.putArray(step) : object.putObject(step);
    }
    if (existing instanceof ObjectNode only && list) {
      return object.putArray(step).add(only);
    }

    return existing;
  }

  private static int indexOf(String step, ArrayNode array, String key) {
    if (!step.matches("\\d{1,6}") || Integer.parseInt(step) > array.size()) {
      throw new UserException(
          "Cannot set "
              + key
              + ": "
              + step
              + " is not an element (expected 0 to "
              + array.size()
              + ")");
    }

    return Integer.parseInt(step);
  }

  private static JsonNode parseValue(String value) {
    try {
      JsonNode parsed = YAML.readTree(value);
      return parsed == null || parsed.isMissingNode() ? TextNode.valueOf(value) : parsed;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(value);
    }
  }
}
