package dev.quarry.aws.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts objects into steps of at least a given size, in one pass. What lies inside one object is
 * copied; an object that is too small waits until, with the head of the next, there is enough to
 * merge. A merge is smaller than twice the least size. Used once.
 */
final class ComposeCutter {
  private final ComposeLimits limits;
  private final long leastStep;
  private final long copyBytes;
  private final List<ComposeStep> steps = new ArrayList<>();
  private final List<S3Range> waiting = new ArrayList<>();
  private long waitingBytes;

  ComposeCutter(ComposeLimits limits, long leastStep) {
    this.limits = limits;
    this.leastStep = leastStep;
    this.copyBytes = Math.max(limits.copyBytes(), 2 * leastStep);
  }

  /** Returns the steps; empty when they would be more than the limit. */
  Optional<List<ComposeStep>> cut(List<S3Part> parts) {
    for (S3Part part : parts) {
      if (part.bytes() > 0) {
        add(part);
      }
      if (steps.size() > limits.maxParts()) {
        return Optional.empty();
      }
    }
    if (!waiting.isEmpty()) {
      emitWaiting();
    }

    return steps.size() > limits.maxParts() ? Optional.empty() : Optional.of(steps);
  }

  private void add(S3Part part) {
    long head = waiting.isEmpty() ? 0 : leastStep - waitingBytes;
    if (part.bytes() - head >= leastStep) {
      if (head > 0) {
        await(new S3Range(part, 0, head));
      }
      copy(part, head);
    } else {
      await(new S3Range(part, 0, part.bytes()));
    }
  }

  private void await(S3Range range) {
    waiting.add(range);
    waitingBytes += range.bytes();
    if (waitingBytes >= leastStep) {
      emitWaiting();
    }
  }

  private void emitWaiting() {
    steps.add(new ComposeStep(steps.size() + 1, waiting));
    waiting.clear();
    waitingBytes = 0;
  }

  /** Copies an object from an offset on, in pieces of nearly the same size. */
  private void copy(S3Part part, long from) {
    long rest = part.bytes() - from;
    long pieces = (rest + copyBytes - 1) / copyBytes;
    long start = from;
    for (long piece = 0; piece < pieces && steps.size() <= limits.maxParts(); piece++) {
      long bytes = rest / pieces + (piece < rest % pieces ? 1 : 0);
      steps.add(new ComposeStep(steps.size() + 1, List.of(new S3Range(part, start, bytes))));
      start += bytes;
    }
  }
}
