package dev.quarry.jobs.prepare;

import dev.quarry.check.Checks;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.jobs.source.SourceRules;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every reason that a row can be rejected for, and what it means in one sentence. */
public final class RejectReasons {
  private static final String PLACE = "Quarry, prepare";

  private static final List<Rule> OWN =
      List.of(
          new Rule(
              "duplicate:exact",
              "A record is dropped when another has the same text but for case and white space",
              PLACE),
          new Rule("cap:train", "At most as many training records as the model takes", PLACE),
          new Rule(
              "cap:validation", "At most as many validation records as the model takes", PLACE));

  private static final Map<String, String> SUMMARIES = summaries();

  private RejectReasons() {}

  /**
   * Returns every reason that {@code prepare} itself knows, without those of formats and checks.
   */
  public static List<Rule> own() {
    List<Rule> rules = new ArrayList<>(SourceRules.all());
    rules.addAll(MappingFaults.rules());
    rules.addAll(OWN);

    return List.copyOf(rules);
  }

  /** Returns what a reason asks for; the longest known prefix speaks for a detail. */
  static String explain(String reason) {
    String id = reason;
    while (!id.isEmpty()) {
      String summary = SUMMARIES.get(id);
      if (summary != null) {
        return summary;
      }
      int colon = id.lastIndexOf(':');
      id = colon < 0 ? "" : id.substring(0, colon);
    }

    return "";
  }

  private static Map<String, String> summaries() {
    Map<String, String> summaries = new TreeMap<>();
    own().forEach(rule -> summaries.put(rule.id(), rule.summary()));
    for (Format format : Formats.all()) {
      format.rules().forEach(rule -> summaries.putIfAbsent(rule.id(), rule.summary()));
    }
    Checks.rules().forEach(rule -> summaries.putIfAbsent(rule.id(), rule.summary()));

    return summaries;
  }
}
