package dev.quarry.jobs.validate;

import dev.quarry.record.Fault.Severity;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The faults of one rule: how many, and the first ones. Mergeable: however the files are cut and in
 * whatever order parts are merged, the same faults are the first. Not thread-safe.
 */
final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int kept;
  private long count;
  private List<Occurrence> first = new ArrayList<>();

  /**
   * Creates a tally.
   *
   * @param kept how many faults are kept
   */
  Tally(int kept) {
    this.kept = kept;
  }

  /** Counts a fault that stands after those that were added before. */
  void add(Occurrence occurrence) {
    count++;
    if (first.size() < kept) {
      first.add(occurrence);
    }
  }

  /** Returns whether another fault would only be counted. */
  boolean isFull() {
    return first.size() >= kept;
  }

  /** Counts a fault that stands after those that were added before, without keeping it. */
  void addUnkept() {
    count++;
  }

  /** Adds what another part has found. */
  void merge(Tally other) {
    count += other.count;
    List<Occurrence> merged = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (merged.size() < kept && (i < first.size() || j < other.first.size())) {
      boolean mine =
          j == other.first.size()
              || (i < first.size() && first.get(i).compareTo(other.first.get(j)) <= 0);
      merged.add(mine ? first.get(i++) : other.first.get(j++));
    }
    first = merged;
  }

  /** Returns how many faults there are. */
  long count() {
    return count;
  }

  /** Returns the first faults, in order. */
  List<Occurrence> first() {
    return first;
  }

  /**
   * What faults are told apart by.
   *
   * @param rule the id of the rule
   * @param severity whether AWS refuses it
   */
  record Key(String rule, Severity severity) implements Serializable, Comparable<Key> {
    private static final long serialVersionUID = 1L;

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::severity).thenComparing(Key::rule);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }
}
