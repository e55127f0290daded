package dev.quarry.check;

import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * Judges one record. Implementations are immutable and thread-safe, made once per task from their
 * settings by {@link Checks}; a fault's rule starts with the check's id.
 */
public interface RecordCheck {

  /** Returns the stable id. */
  String id();

  /** Returns the rules of this check, each with its source. */
  List<Rule> rules();

  /**
   * Reports every fault of the record.
   *
   * @param record the record, after transforms
   * @param tokens the record's tokens by the limit estimator
   * @param faults receives the faults; nothing for a good record
   */
  void judge(TrainingRecord record, int tokens, Consumer<Fault> faults);
}
