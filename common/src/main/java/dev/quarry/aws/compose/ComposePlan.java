package dev.quarry.aws.compose;

import dev.quarry.error.UserException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How objects become one by a multipart upload: the objects, taken as one string of bytes, are cut
 * into steps. A pure function of the sizes. Immutable and serialisable; crosses to executors.
 *
 * @param steps the steps, in order; none when there are no bytes
 * @param bytes the size of the composed object
 */
public record ComposePlan(List<ComposeStep> steps, long bytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the steps. */
  public ComposePlan {
    steps = List.copyOf(steps);
  }

  /**
   * Returns the plan for Amazon S3. Parts from 5 MiB on are copied; only smaller ones go through
   * memory, at most 10 MiB at a time up to 50 GB of parts that are all small.
   *
   * @throws UserException if the parts are too many and too small, or too large
   */
  public static ComposePlan of(List<S3Part> parts) {
    return of(parts, ComposeLimits.S3);
  }

  /** Returns the plan under other limits. */
  public static ComposePlan of(List<S3Part> parts, ComposeLimits limits) {
    long bytes = 0;
    for (S3Part part : parts) {
      bytes += part.bytes();
    }
    long leastStep = limits.minPartBytes();
    while (2 * leastStep <= Math.min(limits.mergeBytes(), limits.maxPartBytes())) {
      Optional<List<ComposeStep>> steps = new ComposeCutter(limits, leastStep).cut(parts);
      if (steps.isPresent()) {
        return new ComposePlan(steps.get(), bytes);
      }
      leastStep *= 2;
    }
    throw new UserException(
        "Cannot compose %,d part objects of %,d bytes in all: more than %,d steps are needed; write fewer, larger parts"
            .formatted(parts.size(), bytes, limits.maxParts()));
  }
}
