package dev.quarry.aws.compose;

import java.io.Serializable;
import java.util.List;

/**
 * One part of a multipart upload. A step of one range is copied by S3 itself; a step of several is
 * read into memory and uploaded.
 *
 * @param number the part number, from 1
 * @param ranges the bytes of the part, in order
 */
public record ComposeStep(int number, List<S3Range> ranges) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the ranges; refuses an empty step. */
  public ComposeStep {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("a step needs a range");
    }
  }

  /** Returns whether S3 copies the bytes itself. */
  public boolean isCopy() {
    return ranges.size() == 1;
  }

  /** Returns the size of the part. */
  public long bytes() {
    long sum = 0;
    for (S3Range range : ranges) {
      sum += range.bytes();
    }

    return sum;
  }
}
