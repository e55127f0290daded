package dev.quarry.jobs.validate;

import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.stage.Segment;
import dev.quarry.record.Fault;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a task, or all of them, found: counts and the first faults of each rule, no data. Mergeable
 * in any order; not thread-safe.
 */
final class Findings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int kept;
  private final EnumMap<Side, SplitCounts> splits = new EnumMap<>(Side.class);
  private final TreeMap<Tally.Key, Tally> tallies = new TreeMap<>();
  private final List<Segment> segments = new ArrayList<>();

  /**
   * Creates findings without anything.
   *
   * @param kept how many faults of each rule are kept
   */
  Findings(int kept) {
    this.kept = kept;
  }

  /** Returns the figures of a split, made when there are none yet. */
  SplitCounts split(Side side) {
    return splits.computeIfAbsent(side, key -> new SplitCounts());
  }

  /**
   * Adds a fault that stands after those of its rule that were added before.
   *
   * @param line its line within the slice; 0 for the whole file
   * @param ordinal its number among the faults of the line
   */
  void add(long segment, int file, long line, int ordinal, Fault fault) {
    Tally tally = tally(new Tally.Key(fault.rule(), fault.severity()));
    if (tally.isFull()) {
      tally.addUnkept();
    } else {
      tally.add(
          new Occurrence(
              segment, file, line, ordinal, fault.field(), fault.message(), fault.fix()));
    }
  }

  private Tally tally(Tally.Key key) {
    return tallies.computeIfAbsent(key, absent -> new Tally(kept));
  }

  /** Notes the lines of the slices of a piece that are not whole files. */
  void addBorders(long segment, List<Segment.Border> borders) {
    if (!borders.isEmpty()) {
      segments.add(new Segment(segment, 0, "", 0, 0, borders));
    }
  }

  /** Adds what another task has found, and returns this. */
  Findings merge(Findings other) {
    other.splits.forEach((side, counts) -> split(side).merge(counts));
    other.tallies.forEach((key, tally) -> tally(key).merge(tally));
    segments.addAll(other.segments);

    return this;
  }

  /** Returns the faults by rule: errors first, then by id. */
  Map<Tally.Key, Tally> tallies() {
    return tallies;
  }

  /** Returns the pieces that begin or end inside a file, in no order. */
  List<Segment> segments() {
    return segments;
  }
}
