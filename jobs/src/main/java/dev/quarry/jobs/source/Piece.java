package dev.quarry.jobs.source;

import java.io.Serializable;
import java.util.List;

/**
 * Neighbouring slices of one source that one task reads in order. Pieces in the order of their
 * segment give the whole input in order, however it was cut. Crosses to executors.
 *
 * @param segment the piece's place among all; grows with source, then with file and offset
 * @param source the number of the source in the config, from 0
 * @param slices the slices, in order; only the first may start inside a file, only the last may end
 *     inside one
 */
public record Piece(long segment, int source, List<Slice> slices) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the slices. */
  public Piece {
    slices = List.copyOf(slices);
  }
}
