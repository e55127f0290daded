package dev.quarry.jobs.prepare;

import dev.quarry.jobs.console.Sizes;
import dev.quarry.jobs.split.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ledger as a person reads it at the end of a run. */
final class ConsoleSummary {
  private final PrepareConfig config;
  private final Outcome outcome;

  ConsoleSummary(PrepareConfig config, Outcome outcome) {
    this.config = config;
    this.outcome = outcome;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Outcome.Ledger ledger = outcome.ledger();
    lines.add("");
    lines.add("Ledger");
    lines.add(row("read", ledger.read()));
    for (Side side : Outcome.wanted(config)) {
      lines.add(
          row(side.id(), outcome.lines(side))
              + "   "
              + String.format(
                  Locale.ROOT,
                  "%,d tokens, %s",
                  outcome.published().summary().side(side).tokens.sum(),
                  Sizes.text(outcome.published().summary().side(side).bytes)));
    }
    for (Map.Entry<String, Long> rejected : ledger.rejected().entrySet()) {
      lines.add(row("- " + rejected.getKey(), rejected.getValue()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d = %,d + %,d + %,d + %,d rejected: the ledger closes",
            ledger.read(),
            ledger.train(),
            ledger.validation(),
            ledger.test(),
            ledger.rejects()));
    lines.add("");

    return lines;
  }

  private static String row(String name, long count) {
    return String.format(Locale.ROOT, "  %-40s %,12d", name, count);
  }
}
