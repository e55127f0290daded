package dev.quarry.jobs.stage;

import java.io.Serializable;
import java.util.List;

/**
 * A run of staged rows that follow each other in the input. Crosses to executors.
 *
 * @param order the segment's place among all
 * @param rows how many rows it has
 * @param path the file that holds them
 * @param start the first byte in that file
 * @param bytes how many bytes
 * @param borders the lines that started in the slices that are not whole files, first and last
 */
public record Segment(
    long order, int rows, String path, long start, long bytes, List<Border> borders)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the borders. */
  public Segment {
    borders = List.copyOf(borders);
  }

  /**
   * The lines of a slice that is part of a file.
   *
   * @param file the file's number in its source
   * @param start the slice's first byte in the file
   * @param lines the lines that started in it
   */
  public record Border(int file, long start, long lines) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
