package dev.quarry.check.part;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules for the description of tools, in the Converse and in the OpenAI layout. */
public final class ToolSpecs {
  private static final String BOTH = Citations.of(Citations.NOVA_SCRIPT, Citations.FORGE);
  private static final Rule EMPTY =
      new Rule("tools:empty", "Where tools are described, there is at least one", BOTH);
  private static final Rule SPEC_NAME =
      new Rule("tools:spec-name", "A tool has a name of its own", BOTH);
  private static final Rule DESCRIPTION =
      new Rule("tools:description", "A tool has a description", BOTH);
  private static final Rule SCHEMA =
      new Rule("tools:schema", "The inputSchema.json of a tool has a type", BOTH);
  private static final Rule FUNCTION =
      new Rule("tools:function", "An RFT tool is of type function", BOTH);
  private static final Rule PARAMETERS =
      new Rule(
          "tools:parameters",
          "The parameters of an RFT function are of type object, with properties",
          BOTH);

  private ToolSpecs() {}

  /** Returns the rules followed by those of this class. */
  public static List<Rule> with(List<Rule> rules) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(List.of(EMPTY, SPEC_NAME, DESCRIPTION, SCHEMA, FUNCTION, PARAMETERS));
    return List.copyOf(all);
  }

  /** Returns the names of the tools of a {@code toolConfig}. */
  public static Set<String> names(JsonNode config) {
    Set<String> names = new HashSet<>();
    for (JsonNode tool : config.path("tools")) {
      names.add(tool.path("toolSpec").path("name").asText());
    }

    return names;
  }

  /** Judges a {@code toolConfig}. */
  public static void judgeConfig(JsonNode config, Consumer<Fault> faults) {
    JsonNode tools = config.path("tools");
    if (!isFilled(tools, "toolConfig.tools", faults)) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      JsonNode spec = tools.get(i).path("toolSpec");
      String field = "toolConfig.tools[" + i + "].toolSpec";
      judgeWords(spec, field, names, faults);
      if (!spec.path("inputSchema").path("json").has("type")) {
        error(SCHEMA, field + ".inputSchema.json", "the schema has no type", faults);
      }
    }
  }

  /** Judges the {@code tools} of an RFT record; none is fine. */
  public static void judgeFunctions(@Nullable JsonNode tools, Consumer<Fault> faults) {
    if (tools == null || tools.isNull() || !isFilled(tools, "tools", faults)) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      String field = "tools[" + i + "]";
      if (!tools.get(i).path("type").asText().equals("function")) {
        error(FUNCTION, field + ".type", "the type is not function", faults);
      }
      JsonNode function = tools.get(i).path("function");
      judgeWords(function, field + ".function", names, faults);
      JsonNode parameters = function.path("parameters");
      boolean isObject = parameters.path("type").asText().equals("object");
      if (!isObject || !parameters.path("properties").isObject()) {
        String message = "the parameters are not of type object, with properties";
        error(PARAMETERS, field + ".function.parameters", message, faults);
      }
    }
  }

  private static boolean isFilled(JsonNode tools, String field, Consumer<Fault> faults) {
    if (tools.isArray() && !tools.isEmpty()) {
      return true;
    }
    error(EMPTY, field, "there is no tool", faults);
    return false;
  }

  private static void judgeWords(
      JsonNode spec, String field, Set<String> names, Consumer<Fault> faults) {
    String name = spec.path("name").asText();
    if (name.isBlank()) {
      error(SPEC_NAME, field + ".name", "the tool has no name", faults);
    } else if (!names.add(name)) {
      error(SPEC_NAME, field + ".name", "two tools have one name", faults);
    }
    if (spec.path("description").asText().isBlank()) {
      error(DESCRIPTION, field + ".description", "the tool has no description", faults);
    }
  }

  private static void error(Rule rule, String field, String message, Consumer<Fault> faults) {
    faults.accept(Fault.error(rule.id(), field, message, "Mend the description of the tool"));
  }
}
