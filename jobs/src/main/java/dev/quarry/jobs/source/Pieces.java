package dev.quarry.jobs.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Cuts the files of a source into even pieces: many small files together, large ones apart. */
public final class Pieces {
  /** What opening a file costs, in bytes that could be read meanwhile; Spark's own default. */
  private static final long OPEN_COST = 4L << 20;

  private static final int SOURCE_SHIFT = 48;

  /** Pieces for each core: enough that a slow one does not hold up the end. */
  private static final int PIECES_PER_CORE = 3;

  private static final long SMALLEST_PIECE = 4L << 20;
  private static final long LARGEST_PIECE = 128L << 20;

  private Pieces() {}

  /**
   * Returns the pieces of one source.
   *
   * @param source the number of the source, from 0
   * @param target the bytes that a piece should have
   * @param files the files in their order
   * @param isSplittable asked only for files larger than the target
   */
  public static List<Piece> plan(
      int source, long target, List<InputFile> files, Predicate<InputFile> isSplittable) {
    List<Piece> pieces = new ArrayList<>();
    List<Slice> open = new ArrayList<>();
    long filled = 0;
    for (int file = 0; file < files.size(); file++) {
      InputFile input = files.get(file);
      boolean split = input.length() > target && isSplittable.test(input);
      long start = 0;
      do {
        long room = Math.max(1, target - filled);
        long end = split ? Math.min(input.length(), start + room) : input.length();
        open.add(new Slice(file, input.path(), start, end, input.length()));
        filled += end - start + (target >= OPEN_COST ? OPEN_COST / 16 : 0);
        start = end;
        if (filled >= target) {
          pieces.add(new Piece(segment(source, pieces.size()), source, open));
          open = new ArrayList<>();
          filled = 0;
        }
      } while (start < input.length());
    }
    if (!open.isEmpty()) {
      pieces.add(new Piece(segment(source, pieces.size()), source, open));
    }

    return pieces;
  }

  /**
   * Returns the bytes that a piece should have.
   *
   * @param bytes what there is to read
   * @param pieces into how many pieces it is cut; 0 leaves it to the cluster
   * @param cores what the cluster reads with at a time
   */
  public static long target(long bytes, int pieces, int cores) {
    if (pieces > 0) {
      return Math.max(1, (bytes + pieces - 1) / pieces);
    }
    long even = bytes / ((long) cores * PIECES_PER_CORE) + 1;

    return Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, even));
  }

  /** Returns the place of the n-th piece of a source among all pieces. */
  public static long segment(int source, long number) {
    return ((long) source << SOURCE_SHIFT) | number;
  }

  /** Returns the number of the source that a segment belongs to. */
  public static int sourceOf(long segment) {
    return (int) (segment >>> SOURCE_SHIFT);
  }
}
