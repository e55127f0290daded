package dev.quarry.check;

import dev.quarry.check.CheckSpec.Level;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The checks of one run, each at its level. Immutable and thread-safe; not serialisable: each task
 * makes its own with {@link Checks#of(dev.quarry.model.Target, String)}, which is cheap.
 */
public final class CheckSuite {
  private final List<String> ids;
  private final RecordCheck[] checks;
  private final Level[] levels;

  private CheckSuite(List<Entry> entries) {
    ids = entries.stream().map(Entry::id).toList();
    checks = entries.stream().map(Entry::check).toArray(RecordCheck[]::new);
    levels = entries.stream().map(Entry::level).toArray(Level[]::new);
  }

  /** Returns the ids of the checks that run, in the order of the registry. */
  public List<String> ids() {
    return ids;
  }

  /**
   * Reports every fault of the record, at the severity that the config gives it.
   *
   * @param record the record, after transforms
   * @param tokens the record's tokens by the limit estimator
   * @param encodedBytes the length of the encoded line without its line feed; 0 where it is not
   *     known
   * @param faults receives the faults; nothing for a good record
   */
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    for (int i = 0; i < checks.length; i++) {
      Level level = levels[i];
      Consumer<Fault> sink =
          level == Level.DEFAULT ? faults : fault -> faults.accept(level.apply(fault));
      checks[i].judge(record, tokens, encodedBytes, sink);
    }
  }

  private record Entry(String id, RecordCheck check, Level level) {}

  /** Gathers the checks of a suite. */
  static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    void add(String id, RecordCheck check, Level level) {
      entries.add(new Entry(id, check, level));
    }

    CheckSuite build() {
      return new CheckSuite(entries);
    }
  }
}
