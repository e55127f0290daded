package dev.quarry.check;

import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.util.function.Consumer;

/**
 * Judges one record. Implementations are immutable, thread-safe and pure: the same record gives the
 * same faults. They are made once per task by {@link Checks}; the id, the rules and the default
 * level stand in the check's {@link CheckSpec}, and a fault's rule starts with that id.
 */
public interface RecordCheck {

  /**
   * Reports every fault of the record.
   *
   * @param record the record, after transforms
   * @param tokens the record's tokens by the limit estimator
   * @param encodedBytes the length of the encoded line without its line feed; 0 where it is not
   *     known, and then not judged
   * @param faults receives the faults; nothing for a good record
   */
  void judge(TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults);
}
