package dev.quarry.jobs.validate;

import dev.quarry.jobs.console.Figures;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.split.Side;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A verdict as a person reads it: a line for each fault, totals, figures, and the verdict. */
final class VerdictText {
  private final Verdict verdict;

  VerdictText(Verdict verdict) {
    this.verdict = verdict;
  }

  /** Prints everything but the verdict itself. */
  void print(Consumer<String> out) {
    verdict.findings().forEach(finding -> out.accept(line(finding)));
    if (!verdict.totals().isEmpty()) {
      out.accept("");
      totals().forEach(out);
    }
    out.accept("");
    verdict.splits().forEach((side, split) -> out.accept(figures(side, split)));
  }

  private static String line(Finding finding) {
    Fault fault = finding.fault();
    StringBuilder line = new StringBuilder();
    line.append(finding.file() == null ? "the set" : finding.file());
    if (finding.line() > 0) {
      line.append(':').append(finding.line());
    }
    line.append(": ").append(word(fault.severity())).append(' ').append(fault.rule()).append(": ");
    if (!fault.field().isEmpty()) {
      line.append(fault.field()).append(": ");
    }

    return line.append(fault.message()).append(" (").append(fault.fix()).append(')').toString();
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private List<String> totals() {
    Map<String, Rule> rules = RuleList.byId();
    TextTable table = new TextTable("RULE", "SEVERITY", ">FAULTS", ">SHOWN", "WHAT IT ASKS");
    for (Verdict.Total total : verdict.totals()) {
      Rule rule = rules.get(total.key().rule());
      table.add(
          total.key().rule(),
          word(total.key().severity()),
          Figures.count(total.count()),
          Figures.count(total.shown()),
          rule == null ? "" : rule.summary());
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    if (verdict.totals().stream().anyMatch(total -> total.shown() < total.count())) {
      lines.add("--max-faults shows more faults of each rule; all are counted.");
    }

    return lines;
  }

  private String figures(Side side, Verdict.Split split) {
    SplitCounts counts = split.counts();
    List<InputFile> files = split.files();
    String tokens =
        String.format(
            Locale.ROOT,
            "tokens %,d to %,d, mean %,.1f (%s)",
            counts.fewestTokens(),
            counts.mostTokens(),
            counts.meanTokens().orElse(0),
            verdict.estimator());

    return String.format(
        Locale.ROOT,
        "%-10s %s; %s, %s valid, %,d bytes; %s",
        side.id(),
        files.size() == 1 ? files.get(0).shown() : files.size() + " files",
        figure(counts.records, "record"),
        Figures.count(counts.valid),
        split.bytes(),
        counts.meanTokens().isEmpty() ? "no tokens" : tokens);
  }

  /** Returns the verdict in one line. */
  String summary() {
    String faults =
        figure(verdict.errors(), "error") + ", " + figure(verdict.warnings(), "warning");
    String records =
        verdict.validRecords() == verdict.records()
            ? figure(verdict.records(), "record")
            : Figures.count(verdict.validRecords())
                + " of "
                + figure(verdict.records(), "record")
                + " valid";

    return (verdict.isValid() ? "Valid for " : "Not valid for ")
        + target(verdict.target())
        + ": "
        + faults
        + "; "
        + records;
  }

  private static String target(Target target) {
    Technique technique = target.technique();
    return target.model() == null || technique == null
        ? "format " + target.format()
        : technique.id() + " of " + target.model() + " (" + target.format() + ")";
  }

  private static String figure(long count, String noun) {
    return Figures.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
