package dev.quarry.jobs.prepare;

import dev.quarry.jobs.prepare.quality.Breakdown;
import dev.quarry.jobs.prepare.quality.Gates;
import dev.quarry.jobs.publish.Published;
import dev.quarry.jobs.split.Side;
import dev.quarry.record.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known at the end of a run; what the report and the manifest are made of.
 *
 * @param input what was read
 * @param narrow what the narrow pass told
 * @param published what was written
 * @param breakdown counts by label and origin
 * @param setFaults what is wrong with the set as a whole
 * @param metrics the quality metrics
 * @param previous the metrics of the run before
 * @param gates how the gates ended
 * @param warnings what a reader should know first, by id
 */
record Outcome(
    Input input,
    TaskReport narrow,
    Published published,
    Breakdown breakdown,
    List<Fault> setFaults,
    SortedMap<String, Double> metrics,
    SortedMap<String, Double> previous,
    List<Gates.Verdict> gates,
    Map<String, String> warnings) {

  /** Returns how the run ended. */
  State state() {
    if (setFaults.stream().anyMatch(Fault::isError)) {
      return State.UNUSABLE;
    }

    return gates.stream().allMatch(Gates.Verdict::passed) ? State.DONE : State.GATE_FAILED;
  }

  /** Returns the counts that must close. */
  Ledger ledger() {
    TreeMap<String, Long> rejected = new TreeMap<>();
    published.summary().rejects.forEach((reason, reject) -> rejected.put(reason, reject.count));

    return new Ledger(
        narrow.read.values().stream().mapToLong(Long::longValue).sum(),
        lines(Side.TRAIN),
        lines(Side.VALIDATION),
        lines(Side.TEST),
        rejected);
  }

  /** Returns the records of a side. */
  long lines(Side side) {
    return published.summary().side(side).lines;
  }

  /** Returns the sides that the config asks for. */
  static Set<Side> wanted(PrepareConfig config) {
    EnumSet<Side> sides = EnumSet.of(Side.TRAIN);
    if (config.split().validation().isWanted()) {
      sides.add(Side.VALIDATION);
    }
    if (config.split().test().isWanted()) {
      sides.add(Side.TEST);
    }

    return sides;
  }

  /** How a run ended. */
  enum State {
    /** The set can be used. */
    DONE("done"),
    /** The set was written, but a gate of the config failed. */
    GATE_FAILED("gate-failed"),
    /** The set was written, but the model would refuse it as a whole. */
    UNUSABLE("too-small");

    private final String id;

    State(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  /**
   * What became of what was read.
   *
   * @param read rows and broken places
   * @param train records for training
   * @param validation records for validation
   * @param test records held back
   * @param rejected rows that were dropped, by reason
   */
  record Ledger(
      long read, long train, long validation, long test, SortedMap<String, Long> rejected) {

    long rejects() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean closes() {
      return read == train + validation + test + rejects();
    }

    @Nullable String gap() {
      return closes() ? null : read + " read, but " + (train + validation + test + rejects());
    }
  }
}
