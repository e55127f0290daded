package dev.quarry.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuotasTest {
  @Property
  void givesAwayExactlyThePlacesAndNoStratumMoreThanItHas(
      @ForAll @LongRange(max = 3_000_000_000L) long places,
      @ForAll @Size(max = 20)
          Map<@AlphaChars @StringLength(max = 2) String, @LongRange(max = 1_000_000_000) Long>
              sizes) {
    SortedMap<String, Long> quotas = Quotas.divide(places, sizes);
    long total = sum(sizes);

    assertThat(quotas.keySet()).isEqualTo(sizes.keySet());
    assertThat(sum(quotas)).isEqualTo(Math.min(places, total));
    sizes.forEach(
        (stratum, size) -> {
          double share = total == 0 ? 0 : (double) Math.min(places, total) * size / total;
          assertThat(quotas.getOrDefault(stratum, -1L)).isBetween(0L, size);
          assertThat((double) quotas.getOrDefault(stratum, -1L)).isBetween(share - 1, share + 1);
        });
  }

  @Test
  void givesThePlacesThatAreLeftToTheLargestRemaindersThenByName() {
    assertThat(Quotas.divide(10, Map.of("a", 50L, "b", 35L, "c", 15L)))
        .isEqualTo(Map.of("a", 5L, "b", 4L, "c", 1L));
    assertThat(Quotas.divide(2, Map.of("x", 1L, "b", 1L, "c", 1L)))
        .isEqualTo(Map.of("b", 1L, "c", 1L, "x", 0L));
    assertThat(Quotas.divide(100, Map.of("a", 1L, "b", 2L))).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(Quotas.divide(5, Map.of("a", 0L))).isEqualTo(Map.of("a", 0L));
    assertThat(Quotas.divide(5, Map.of())).isEmpty();
  }

  /** Both have a remainder of one third, which no double tells. */
  @Test
  void settlesTiesOfUnevenSizesByName() {
    Map<String, Long> sizes = new TreeMap<>(Map.of("a", 4L, "b", 7L, "c", 1L));

    assertThat(Quotas.divide(4, sizes)).isEqualTo(Map.of("a", 2L, "b", 2L, "c", 0L));
  }

  @Test
  void isExactForNumbersBeyondADouble() {
    long most = Long.MAX_VALUE / 4;

    assertThat(Quotas.divide(most, Map.of("a", most, "b", most, "c", 1L)))
        .satisfies(quotas -> assertThat(sum(quotas)).isEqualTo(most));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
