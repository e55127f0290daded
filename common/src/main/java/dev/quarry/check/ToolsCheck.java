package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.check.part.ToolSpecs;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tool uses and their results, and the tools that a record offers: {@code toolConfig} of the
 * Converse layout, {@code tools} of the OpenAI layout ({@link ToolSpecs}).
 */
final class ToolsCheck implements RecordCheck {
  private static final String BOTH =
      Citations.of(Citations.NOVA2, Citations.NOVA_SCRIPT, Citations.FORGE);
  private static final Rule MODEL =
      new Rule("tools:model", "The model takes tools; of Nova only Nova 2 does", Citations.FORGE);
  private static final Rule USE_ROLE =
      new Rule("tools:use-role", "A tool use is in an assistant turn", BOTH);
  private static final Rule RESULT_ROLE =
      new Rule("tools:result-role", "A tool result is in a user turn", BOTH);
  private static final Rule ID =
      new Rule("tools:id", "A tool use and a tool result have a toolUseId", BOTH);
  private static final Rule ID_REPEATED =
      new Rule("tools:id-repeated", "No two tool uses have one toolUseId", BOTH);
  private static final Rule RESULT_UNKNOWN =
      new Rule("tools:result-unknown", "A tool result answers a tool use before it", BOTH);
  private static final Rule RESULT_REPEATED =
      new Rule("tools:result-repeated", "A tool use is answered at most once", BOTH);
  private static final Rule RESULT_CONTENT =
      new Rule("tools:result-content", "A tool result is items of text or of JSON", BOTH);
  private static final Rule NAME =
      new Rule("tools:name", "The tool that is used is in toolConfig", BOTH);
  private static final Rule INPUT =
      new Rule("tools:input", "The input of a tool use is an object", BOTH);
  private static final Rule CONFIG =
      new Rule(
          "tools:config", "A record with tool uses has a toolConfig (warning)", Citations.NOVA2);

  static final List<Rule> RULES =
      ToolSpecs.with(
          List.of(
              MODEL,
              USE_ROLE,
              RESULT_ROLE,
              ID,
              ID_REPEATED,
              RESULT_UNKNOWN,
              RESULT_REPEATED,
              RESULT_CONTENT,
              NAME,
              INPUT,
              CONFIG));

  private final RecordParts parts;
  private final boolean refused;
  private final boolean rft;

  private ToolsCheck(Target target) {
    TargetTraits traits = new TargetTraits(target);
    parts = new RecordParts(target);
    rft = traits.isRft();
    refused = traits.refuses("tool") || (traits.isNova() && !traits.isNova2());
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    TargetTraits traits = new TargetTraits(target);
    return traits.isPlainText() || traits.isInference()
        ? Optional.empty()
        : Optional.of(new ToolsCheck(target));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    if (rft) {
      ToolSpecs.judgeFunctions(record.extra().get("tools"), faults);
    }
    JsonNode config = record.extra().get("toolConfig");
    if (config != null) {
      if (refused) {
        error(MODEL, "toolConfig", "the model takes no tools", "Leave the tools out", faults);
      }
      ToolSpecs.judgeConfig(config, faults);
    }
    judgeBlocks(record.content(), config, faults);
  }

  private void judgeBlocks(Content content, @Nullable JsonNode config, Consumer<Fault> faults) {
    List<Turn> turns = RecordParts.turns(content);
    Talk talk = null;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      List<Block> blocks = turn.blocks();
      for (int j = 0; j < blocks.size(); j++) {
        if (blocks.get(j) instanceof Block.Raw raw && isTool(raw)) {
          talk = talk == null ? start(config, faults) : talk;
          String field =
              parts.field(content, Part.ofRole(turn.role()), i) + "[" + j + "]." + raw.kind();
          JsonNode body = raw.json().path(raw.kind());
          if (raw.kind().equals("toolUse")) {
            judgeUse(turn, body, field, talk, faults);
          } else {
            judgeResult(turn, body, field, talk, faults);
          }
        }
      }
    }
  }

  private static boolean isTool(Block.Raw raw) {
    return raw.kind().equals("toolUse") || raw.kind().equals("toolResult");
  }

  private Talk start(@Nullable JsonNode config, Consumer<Fault> faults) {
    if (config == null && !rft) {
      faults.accept(
          Fault.warning(
              CONFIG.id(),
              "toolConfig",
              "the record uses tools that it does not describe",
              "Add a toolConfig with the tools"));
    }
    if (config == null && refused) {
      error(MODEL, parts.messages(), "the model takes no tools", "Leave them out", faults);
    }

    return new Talk(config == null ? null : ToolSpecs.names(config));
  }

  private static void judgeUse(
      Turn turn, JsonNode use, String field, Talk talk, Consumer<Fault> faults) {
    if (!turn.role().equals(Turn.ASSISTANT)) {
      String message = "a tool use in the " + turn.role() + "'s turn";
      error(USE_ROLE, field, message, "Move it into the assistant's turn", faults);
    }
    String id = use.path("toolUseId").asText();
    if (id.isBlank()) {
      error(ID, field, "the toolUseId is missing", "Add an id of its own", faults);
    } else if (!talk.used.add(id)) {
      String message = "the toolUseId " + brief(id) + " is there twice";
      error(ID_REPEATED, field, message, "Give every use an id of its own", faults);
    }
    String name = use.path("name").asText();
    if (name.isBlank() || (talk.names != null && !talk.names.contains(name))) {
      String message = "the tool " + brief(name) + " is not in toolConfig";
      error(NAME, field, message, "Use the name of a tool that is, or add the tool", faults);
    }
    if (!use.path("input").isObject()) {
      error(INPUT, field, "the input is no object", "Write the input as an object", faults);
    }
  }

  private static void judgeResult(
      Turn turn, JsonNode result, String field, Talk talk, Consumer<Fault> faults) {
    if (!turn.role().equals(Turn.USER)) {
      String message = "a tool result in the " + turn.role() + "'s turn";
      error(RESULT_ROLE, field, message, "Move it into the user's turn", faults);
    }
    String id = result.path("toolUseId").asText();
    if (id.isBlank()) {
      error(ID, field, "the toolUseId is missing", "Add the id of the tool use", faults);
    } else if (!talk.used.contains(id)) {
      String message = "the toolUseId " + brief(id) + " was not used before";
      error(RESULT_UNKNOWN, field, message, "Put the tool use before its result", faults);
    } else if (!talk.answered.add(id)) {
      String message = "the toolUseId " + brief(id) + " is answered twice";
      error(RESULT_REPEATED, field, message, "Keep one result for each use", faults);
    }
    if (!isTextOrJson(result.path("content"))) {
      String message = "the content is not a list of texts and JSON";
      error(RESULT_CONTENT, field, message, "Give each item text or json", faults);
    }
  }

  private static boolean isTextOrJson(JsonNode content) {
    if (!content.isArray() || content.isEmpty()) {
      return false;
    }
    for (JsonNode item : content) {
      if (item.path("text").isTextual() == item.path("json").isObject()) {
        return false;
      }
    }

    return true;
  }

  private static String brief(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }

  private static void error(
      Rule rule, String field, String message, String fix, Consumer<Fault> faults) {
    faults.accept(Fault.error(rule.id(), field, message, fix));
  }

  /** The tool uses of one record so far. */
  private static final class Talk {
    private final @Nullable Set<String> names;
    private final Set<String> used = new HashSet<>();
    private final Set<String> answered = new HashSet<>();

    Talk(@Nullable Set<String> names) {
      this.names = names;
    }
  }
}
