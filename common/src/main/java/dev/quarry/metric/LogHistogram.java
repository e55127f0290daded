package dev.quarry.metric;

import java.io.Serializable;

/**
 * Counts of whole numbers in buckets that grow with the value: exact up to 255, then 128 buckets
 * for each doubling, so that a quantile is off by less than 0.8 %. Merging adds; the result depends
 * neither on order nor on how the data was cut. Not thread-safe; crosses to executors.
 */
public final class LogHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int EXACT = 256;
  private static final int PER_DOUBLING = 128;
  private static final int MAX_SHIFT = 55;

  private long[] counts = new long[EXACT];
  private long total;
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  /** Counts one value; a negative one counts as 0. */
  public void add(long value) {
    long counted = Math.max(0, value);
    int bucket = bucketOf(counted);
    grow(bucket);
    counts[bucket]++;
    total++;
    sum += counted;
    min = Math.min(min, counted);
    max = Math.max(max, counted);
  }

  /** Adds everything that the other has counted. */
  public void merge(LogHistogram other) {
    grow(other.counts.length - 1);
    for (int i = 0; i < other.counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    sum += other.sum;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  /** Returns how many values were counted. */
  public long total() {
    return total;
  }

  /** Returns the exact sum of the values. */
  public long sum() {
    return sum;
  }

  /** Returns the smallest value, 0 when there is none. */
  public long min() {
    return total == 0 ? 0 : min;
  }

  /** Returns the largest value, 0 when there is none. */
  public long max() {
    return total == 0 ? 0 : max;
  }

  /** Returns the value below or at which the share q of the values lies; 0 when there is none. */
  public long quantile(double q) {
    if (total == 0) {
      return 0;
    }
    long wanted = Math.max(1, (long) Math.ceil(q * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.max(min, Math.min(max, lowOf(i)));
      }
    }

    return max;
  }

  /** Returns how many values lie from the first, inclusive, to the second, exclusive. */
  public long between(long from, long to) {
    long count = 0;
    for (int i = 0; i < counts.length; i++) {
      long low = lowOf(i);
      if (low >= from && low < to) {
        count += counts[i];
      }
    }

    return count;
  }

  private void grow(int bucket) {
    if (bucket >= counts.length) {
      counts = java.util.Arrays.copyOf(counts, Math.max(bucket + 1, counts.length + PER_DOUBLING));
    }
  }

  private static int bucketOf(long value) {
    if (value < EXACT) {
      return (int) value;
    }
    int shift = Math.min(MAX_SHIFT, 63 - Long.numberOfLeadingZeros(value) - 7);
    return EXACT + (shift - 1) * PER_DOUBLING + (int) ((value >>> shift) - PER_DOUBLING);
  }

  private static long lowOf(int bucket) {
    if (bucket < EXACT) {
      return bucket;
    }
    int shift = (bucket - EXACT) / PER_DOUBLING + 1;
    long mantissa = (bucket - EXACT) % PER_DOUBLING + (long) PER_DOUBLING;
    return mantissa << shift;
  }
}
