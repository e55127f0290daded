package dev.quarry.jobs.split;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Divides a number of places among strata by their size: largest remainders, ties by name. */
public final class Quotas {
  private Quotas() {}

  /**
   * Returns how many places each stratum gets; together exactly the places, unless there are fewer
   * records, and never more than the stratum has.
   */
  public static SortedMap<String, Long> divide(long places, Map<String, Long> sizes) {
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    SortedMap<String, Long> quotas = new TreeMap<>();
    if (total == 0) {
      sizes.keySet().forEach(stratum -> quotas.put(stratum, 0L));
      return quotas;
    }
    long wanted = Math.max(0, Math.min(places, total));
    List<Remainder> remainders = new ArrayList<>();
    long left = wanted;
    for (Map.Entry<String, Long> entry : new TreeMap<>(sizes).entrySet()) {
      // In whole numbers: a quotient of two doubles would settle ties by its rounding.
      BigInteger[] share =
          BigInteger.valueOf(wanted)
              .multiply(BigInteger.valueOf(entry.getValue()))
              .divideAndRemainder(BigInteger.valueOf(total));
      quotas.put(entry.getKey(), share[0].longValueExact());
      remainders.add(new Remainder(entry.getKey(), share[1].longValueExact()));
      left -= share[0].longValueExact();
    }
    // Fewer places are left than strata have a remainder, and those have records left as well.
    remainders.sort(
        Comparator.comparingLong(Remainder::rest).reversed().thenComparing(Remainder::stratum));
    for (Remainder remainder : remainders.subList(0, (int) left)) {
      quotas.merge(remainder.stratum(), 1L, Long::sum);
    }

    return quotas;
  }

  private record Remainder(String stratum, long rest) {}
}
