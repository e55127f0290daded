package dev.quarry.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

  @Test
  void isEmptyAtFirst() {
    LogHistogram histogram = new LogHistogram();

    assertThat(histogram.total()).isZero();
    assertThat(histogram.quantile(0.5)).isZero();
    assertThat(histogram.max()).isZero();
  }

  @Property
  void quantilesAreOffByLessThanOnePercent(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 1L << 50) Long> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(histogram::add);
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    for (double q : new double[] {0.01, 0.25, 0.5, 0.75, 0.99, 1}) {
      long exact = sorted[(int) Math.max(1, Math.ceil(q * sorted.length)) - 1];
      assertThat((double) histogram.quantile(q)).isBetween(exact * 0.992 - 1, (double) exact + 1);
    }
    assertThat(histogram.sum()).isEqualTo(Arrays.stream(sorted).sum());
    assertThat(histogram.max()).isEqualTo(sorted[sorted.length - 1]);
  }

  @Property
  void mergingGivesWhatCountingTogetherGives(
      @ForAll List<@LongRange(min = 0, max = 1_000_000) Long> left,
      @ForAll List<@LongRange(min = 0, max = 1_000_000) Long> right) {
    LogHistogram one = new LogHistogram();
    LogHistogram other = new LogHistogram();
    LogHistogram both = new LogHistogram();
    left.forEach(one::add);
    right.forEach(other::add);
    left.forEach(both::add);
    right.forEach(both::add);
    one.merge(other);

    assertThat(one.total()).isEqualTo(both.total());
    assertThat(one.between(0, 300)).isEqualTo(both.between(0, 300));
    for (double q = 0; q <= 1; q += 0.1) {
      assertThat(one.quantile(q)).isEqualTo(both.quantile(q));
    }
  }

  @Test
  void countsRangesOnBucketBorders() {
    LogHistogram histogram = new LogHistogram();
    for (int i = 0; i < 1024; i++) {
      histogram.add(i);
    }

    assertThat(histogram.between(0, 256)).isEqualTo(256);
    assertThat(histogram.between(256, 512)).isEqualTo(256);
    assertThat(histogram.between(512, 1024)).isEqualTo(512);
  }
}
