package dev.quarry.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.check.CheckSpec.Level;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import dev.quarry.model.Target;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry of checks, and what {@code checks:} of a config makes of it.
 *
 * <p>The config is a map or a list: {@code {length: {level: reject, min-prompt-chars: 10},
 * reserved-words: warn, blank-turn: off}} or {@code [length, {reserved-words: warn}]}. Either form
 * changes the checks that it names; the others stay at their default level.
 */
public final class Checks {
  private static final List<CheckSpec> REGISTRY =
      List.of(
          spec("roles", "The right role speaks at every turn", RolesCheck.RULES, RolesCheck::of),
          spec("empty-turn", "Turns have text", TurnTextCheck.EMPTY_RULES, TurnTextCheck::empty),
          spec(
              "blank-turn",
              "Turns are not only white space",
              TurnTextCheck.BLANK_RULES,
              TurnTextCheck::blank),
          spec(
              "length",
              "Texts are as long as asked: min-prompt-chars, max-prompt-chars,"
                  + " min-completion-chars, max-completion-chars",
              LengthCheck.RULES,
              LengthCheck::of),
          spec(
              "encoding",
              "Texts are whole Unicode characters",
              EncodingCheck.RULES,
              EncodingCheck::of),
          spec(
              "reserved-words",
              "Texts have none of the words that the model keeps for itself",
              ReservedWordsCheck.RULES,
              ReservedWordsCheck::of),
          spec(
              "identical-answer",
              "Answers are not the question again",
              IdenticalAnswerCheck.RULES,
              IdenticalAnswerCheck::of),
          spec(
              "tokens",
              "Records are within the model's tokens",
              TokensCheck.RULES,
              TokensCheck::of),
          spec(
              "line-bytes",
              "Lines and prompts are within AWS's bytes",
              LineBytesCheck.RULES,
              LineBytesCheck::of),
          spec(
              "media",
              "Images, videos and documents are where and what the model takes",
              MediaCheck.RULES,
              MediaCheck::of),
          spec(
              "reasoning",
              "Reasoning is where the model takes it",
              ReasoningCheck.RULES,
              ReasoningCheck::of),
          spec(
              "tools",
              "Tools are described, used and answered as AWS asks",
              ToolsCheck.RULES,
              ToolsCheck::of),
          spec(
              "preference",
              "Candidates are a preferred and a non-preferred answer",
              PreferenceCheck.RULES,
              PreferenceCheck::of),
          spec("rft", "Graders get a reference answer", RftCheck.RULES, RftCheck::of));

  private static final List<String> IDS = REGISTRY.stream().map(CheckSpec::id).toList();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Checks() {}

  private static CheckSpec spec(
      String id, String summary, List<Rule> rules, CheckSpec.Factory factory) {
    return new CheckSpec(id, summary, Level.DEFAULT, rules, factory);
  }

  /** Returns every check, in the order in which they judge. */
  public static List<CheckSpec> registry() {
    return REGISTRY;
  }

  /** Returns the rules of every check, in the order of the registry. */
  public static List<Rule> rules() {
    return REGISTRY.stream().flatMap(spec -> spec.rules().stream()).toList();
  }

  /**
   * Returns the checks of a run: those that can apply to the target and are not off.
   *
   * @param config the value of {@code checks:}, or null for the defaults
   * @param problems receives every fault of the config
   * @param path where the value stands in the config, such as {@code checks}
   */
  public static CheckSuite of(
      Target target, @Nullable JsonNode config, Problems problems, String path) {
    Map<String, ObjectNode> settings = settings(config, problems, path);
    CheckSuite.Builder suite = new CheckSuite.Builder();
    for (CheckSpec spec : REGISTRY) {
      ObjectNode node = settings.getOrDefault(spec.id(), JsonNodeFactory.instance.objectNode());
      Section section = new Section(path + "." + spec.id(), node, problems);
      Level level = level(section, spec.level());
      spec.factory()
          .create(target, section)
          .filter(check -> level != Level.OFF)
          .ifPresent(check -> suite.add(spec.id(), check, level));
      section.close();
    }

    return suite.build();
  }

  /**
   * Returns the checks of a run from a config that was found good before: what a task calls.
   *
   * @param json the value of {@code checks:} as JSON, or null for the defaults
   * @throws dev.quarry.error.UserException when the config is not good after all
   */
  public static CheckSuite of(Target target, @Nullable String json) {
    Problems problems = new Problems();
    JsonNode config;
    try {
      config = json == null ? null : JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read checks: " + json, e);
    }
    CheckSuite suite = of(target, config, problems, "checks");
    problems.throwIfAny("checks");
    return suite;
  }

  private static Level level(Section section, Level otherwise) {
    String word = section.text("level", otherwise.id());
    return Level.find(word)
        .orElseGet(
            () -> {
              section
                  .problems()
                  .add(
                      "Invalid "
                          + section.nameOf("level")
                          + ": "
                          + word
                          + Nearest.hint(word, Level.ids()));
              return otherwise;
            });
  }

  /** Brings every form of the config to one: settings by id. */
  private static Map<String, ObjectNode> settings(
      @Nullable JsonNode config, Problems problems, String path) {
    Map<String, ObjectNode> settings = new LinkedHashMap<>();
    if (config == null || config.isNull() || config.isMissingNode()) {
      return settings;
    }
    if (config.isObject()) {
      putAll(config, settings, problems, path);
      return settings;
    }
    if (!config.isArray()) {
      problems.add("Invalid " + path + ": " + config + " (expected a map or a list of checks)");
      return settings;
    }
    for (JsonNode element : config) {
      if (element.isTextual()) {
        put(element.textValue(), JsonNodeFactory.instance.objectNode(), settings, problems, path);
      } else if (element.isObject()) {
        putAll(element, settings, problems, path);
      } else {
        problems.add("Invalid " + path + ": " + element + " (expected a check or its settings)");
      }
    }

    return settings;
  }

  private static void putAll(
      JsonNode map, Map<String, ObjectNode> settings, Problems problems, String path) {
    List<String> ids = new ArrayList<>();
    map.fieldNames().forEachRemaining(ids::add);
    for (String id : ids) {
      put(id, map.get(id), settings, problems, path);
    }
  }

  private static void put(
      String id, JsonNode value, Map<String, ObjectNode> settings, Problems problems, String path) {
    if (!IDS.contains(id)) {
      problems.add("Unknown check: " + path + "." + id + Nearest.hint(id, IDS));
    } else if (value.isArray()) {
      problems.add(
          "Invalid " + path + "." + id + ": " + value + " (expected a level or a map of settings)");
    } else if (settings.put(id, asSettings(value)) != null) {
      problems.add("Invalid " + path + ": " + id + " twice (expected every check once)");
    }
  }

  private static ObjectNode asSettings(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    if (!value.isNull()) {
      settings.put("level", value.asText());
    }

    return settings;
  }
}
