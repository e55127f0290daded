package dev.quarry.check;

import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every rule that Quarry knows, in the order in which a record meets them. */
public final class RuleBook {
  private RuleBook() {}

  /**
   * Returns the rules of the formats, of the checks and of whole sets, each id once.
   *
   * @param formatRules the rules of every format; where two formats share an id, the first counts
   */
  public static List<Rule> rules(List<Rule> formatRules) {
    List<Rule> all = new ArrayList<>(formatRules);
    all.addAll(Checks.rules());
    all.addAll(SetRules.rules());
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : all) {
      byId.putIfAbsent(rule.id(), rule);
    }

    return List.copyOf(byId.values());
  }
}
