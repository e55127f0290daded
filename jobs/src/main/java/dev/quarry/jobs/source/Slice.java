package dev.quarry.jobs.source;

import java.io.Serializable;

/**
 * A run of bytes of one input file. Crosses to executors.
 *
 * @param file the file's number in the listing of its source, from 0
 * @param path the file, as Hadoop names it
 * @param start the first byte, of the file as stored
 * @param end the byte after the last; a line belongs to the slice in which it starts
 * @param length the whole file's bytes
 */
public record Slice(int file, String path, long start, long end, long length)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Returns whether this is all of the file. */
  public boolean isWholeFile() {
    return start == 0 && end >= length;
  }
}
