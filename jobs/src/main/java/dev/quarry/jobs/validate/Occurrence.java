package dev.quarry.jobs.validate;

import dev.quarry.jobs.source.Pieces;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Where one fault stands, as a task knows it. Crosses to the driver; sorts by file and line.
 *
 * @param segment the place of the piece among all
 * @param file the number of the file in its split
 * @param line its line within the slice, from 1; 0 for the whole file
 * @param ordinal its number among the faults of the line
 * @param field where in the record
 * @param message what is wrong
 * @param fix what to do about it
 */
record Occurrence(
    long segment, int file, long line, int ordinal, String field, String message, String fix)
    implements Serializable, Comparable<Occurrence> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<Occurrence> ORDER =
      Comparator.<Occurrence>comparingInt(o -> Pieces.sourceOf(o.segment))
          .thenComparingInt(Occurrence::file)
          .thenComparingLong(Occurrence::segment)
          .thenComparingLong(Occurrence::line)
          .thenComparingInt(Occurrence::ordinal);

  @Override
  public int compareTo(Occurrence other) {
    return ORDER.compare(this, other);
  }
}
