package dev.quarry.mapping;

import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;

/**
 * Takes what one row becomes, in order. Every element of the row is either a record or a reject, so
 * that the ledger closes.
 */
public interface RowSink {
  /**
   * Takes a record.
   *
   * @param element which element of the row it is, from 0
   */
  void record(int element, TrainingRecord record);

  /**
   * Takes the reason why an element is no record.
   *
   * @param element which element of the row it is, from 0
   */
  void reject(int element, Fault fault);

  /**
   * Takes something about an element that is worth a look; the record follows.
   *
   * @param element which element of the row it is, from 0
   */
  default void warn(int element, Fault fault) {}

  /** Takes the shape that the row was recognised by, before its elements; only for auto. */
  default void shape(String id) {}
}
