package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Receives what a reader finds, in the order of the file. */
public interface RowSink {
  /** The position of a file as a whole, or of its only row. */
  long COUNTED = 0;

  /**
   * A row that could be read.
   *
   * @param position its physical line within the slice, or its number among the elements of the
   *     file, from 1; {@link #COUNTED} for a file that is one row
   * @param offset tells rows of one file apart however the file is cut: the byte offset, or the
   *     position where files are never cut
   * @param row the row, an object
   */
  void row(long position, long offset, JsonNode row);

  /**
   * A row, or the rest of a file, that could not be read.
   *
   * @param position as above; {@link #COUNTED} for a file without any row
   * @param rule the reason, one of {@link SourceRules}
   * @param detail what is wrong, without the text itself
   * @param record the start of what stands there
   */
  void broken(long position, String rule, String detail, String record);
}
