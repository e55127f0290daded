package dev.quarry.jobs.source;

import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of one slice, one call at a time. Not thread-safe. */
public interface RowReader extends Closeable {

  /**
   * Reads on until at least one row or break was reported.
   *
   * @return false at the end of the slice, with nothing reported
   * @throws IOException when the storage fails; never for broken content
   */
  boolean advance(RowSink sink) throws IOException;

  /** Returns the physical lines that started in the slice so far; 0 where elements count. */
  long lines();
}
