package dev.quarry.jobs.stage;

import dev.quarry.jobs.source.Pieces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns line numbers within a slice into line numbers of the file: the sum of the lines of the
 * slices before. Only the first file of a segment can begin before it.
 */
public final class LineNumbers {
  private LineNumbers() {}

  /**
   * Returns for each segment that begins inside a file the lines of that file before it.
   *
   * @param segments every segment, sorted by order
   */
  public static Map<Long, Base> of(List<Segment> segments) {
    Map<Long, Base> bases = new HashMap<>();
    int source = -1;
    int file = -1;
    long lines = 0;
    for (Segment segment : segments) {
      for (Segment.Border border : segment.borders()) {
        int ofSource = Pieces.sourceOf(segment.order());
        if (ofSource != source || border.file() != file || border.start() == 0) {
          source = ofSource;
          file = border.file();
          lines = 0;
        } else {
          bases.put(segment.order(), new Base(file, lines));
        }
        lines += border.lines();
      }
    }

    return bases;
  }

  /**
   * What to add to the positions of one file of one segment.
   *
   * @param file the file's number in its source
   * @param lines the lines before
   */
  public record Base(int file, long lines) implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
  }
}
