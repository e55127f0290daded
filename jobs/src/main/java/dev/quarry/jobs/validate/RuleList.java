package dev.quarry.jobs.validate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.check.RuleBook;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.jobs.prepare.RejectReasons;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every rule that a file, a line, a record or a set can break, in the order in which it is met. */
final class RuleList {
  private RuleList() {}

  /** Returns the rules, each id once. */
  static List<Rule> all() {
    List<Rule> formats = new ArrayList<>();
    for (Format format : Formats.all()) {
      formats.addAll(format.rules());
    }
    List<Rule> all = new ArrayList<>(FileRules.all());
    all.addAll(RejectReasons.own());
    all.addAll(RuleBook.rules(formats));
    Map<String, Rule> byId = new LinkedHashMap<>();
    all.forEach(rule -> byId.putIfAbsent(rule.id(), rule));

    return List.copyOf(byId.values());
  }

  /** Returns the rules by id. */
  static Map<String, Rule> byId() {
    Map<String, Rule> byId = new LinkedHashMap<>();
    all().forEach(rule -> byId.put(rule.id(), rule));

    return byId;
  }

  /** Returns the rules as an aligned table. */
  static List<String> lines() {
    TextTable table = new TextTable("RULE", "WHAT IT ASKS", "SOURCE");
    all().forEach(rule -> table.add(rule.id(), rule.summary(), rule.source()));

    return table.lines("");
  }

  /** Returns the rules as JSON. */
  static ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    ArrayNode rules = json.putArray("rules");
    for (Rule rule : all()) {
      rules
          .addObject()
          .put("id", rule.id())
          .put("summary", rule.summary())
          .put("source", rule.source());
    }

    return json;
  }
}
