package dev.quarry.jobs.validate;

import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.split.Side;
import dev.quarry.model.Target;
import dev.quarry.record.Fault.Severity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a validation says.
 *
 * @param target what the files were judged against
 * @param estimator the id of the estimator of tokens
 * @param splits the figures of each split
 * @param findings the faults by file and line, those of the set last; of each rule the first ones
 * @param totals how often each rule was broken: errors first, then by id
 */
record Verdict(
    Target target,
    String estimator,
    SortedMap<Side, Split> splits,
    List<Finding> findings,
    List<Total> totals) {

  /** Copies the collections. */
  Verdict {
    splits = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(splits));
    findings = List.copyOf(findings);
    totals = List.copyOf(totals);
  }

  long errors() {
    return count(Severity.ERROR);
  }

  long warnings() {
    return count(Severity.WARNING);
  }

  private long count(Severity severity) {
    return totals.stream()
        .filter(total -> total.key().severity() == severity)
        .mapToLong(Total::count)
        .sum();
  }

  boolean isValid() {
    return errors() == 0;
  }

  long records() {
    return splits.values().stream().mapToLong(split -> split.counts().records).sum();
  }

  long validRecords() {
    return splits.values().stream().mapToLong(split -> split.counts().valid).sum();
  }

  /**
   * The figures of a split.
   *
   * @param files the files, in their order
   * @param bytes how large they are, unpacked
   * @param counts what was counted in them
   */
  record Split(List<InputFile> files, long bytes, SplitCounts counts) {
    Split {
      files = List.copyOf(files);
    }
  }

  /**
   * How often a rule was broken.
   *
   * @param key the rule and how bad it is
   * @param count every time
   * @param shown how many of them are among the findings
   */
  record Total(Tally.Key key, long count, long shown) {}
}
