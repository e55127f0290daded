package dev.quarry.jobs.validate;

import dev.quarry.check.SetCounters;
import java.io.Serializable;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The figures of one split. Mergeable in any order; not thread-safe. */
final class SplitCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Lines that are not blank. */
  long records;

  /** Records without an error. */
  long valid;

  /** What the rules of sets count. */
  final SetCounters features = new SetCounters();

  /** The unpacked bytes of packed files, by their number in the split. */
  final TreeMap<Integer, Long> unpacked = new TreeMap<>();

  private long counted;
  private long tokens;
  private int fewest = Integer.MAX_VALUE;
  private int most;

  /** Counts the tokens of one record, by the estimator of limits. */
  void addTokens(int count) {
    counted++;
    tokens += count;
    fewest = Math.min(fewest, count);
    most = Math.max(most, count);
  }

  /** Adds what another part has counted. */
  void merge(SplitCounts other) {
    records += other.records;
    valid += other.valid;
    features.merge(other.features);
    unpacked.putAll(other.unpacked);
    counted += other.counted;
    tokens += other.tokens;
    fewest = Math.min(fewest, other.fewest);
    most = Math.max(most, other.most);
  }

  /** Returns the tokens of all records that could be read. */
  long tokens() {
    return tokens;
  }

  /** Returns the tokens of the shortest record; 0 where there is none. */
  int fewestTokens() {
    return counted == 0 ? 0 : fewest;
  }

  /** Returns the tokens of the longest record; 0 where there is none. */
  int mostTokens() {
    return most;
  }

  /** Returns the mean tokens of a record; empty where there is none. */
  OptionalDouble meanTokens() {
    return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tokens / counted);
  }
}
