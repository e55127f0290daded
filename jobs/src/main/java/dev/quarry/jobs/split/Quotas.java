package dev.quarry.jobs.split;

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
   * records.
   */
  public static SortedMap<String, Long> divide(long places, Map<String, Long> sizes) {
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    SortedMap<String, Long> quotas = new TreeMap<>();
    List<Remainder> remainders = new ArrayList<>();
    long wanted = Math.min(places, total);
    long given = 0;
    for (Map.Entry<String, Long> entry : new TreeMap<>(sizes).entrySet()) {
      double exact = total == 0 ? 0 : (double) wanted * entry.getValue() / total;
      long whole = (long) exact;
      quotas.put(entry.getKey(), whole);
      remainders.add(new Remainder(entry.getKey(), exact - whole));
      given += whole;
    }
    remainders.sort(
        Comparator.comparingDouble(Remainder::rest).reversed().thenComparing(Remainder::stratum));
    for (Remainder remainder : remainders) {
      if (given < wanted
          && quotas.getOrDefault(remainder.stratum(), 0L)
              < sizes.getOrDefault(remainder.stratum(), 0L)) {
        quotas.merge(remainder.stratum(), 1L, Long::sum);
        given++;
      }
    }

    return quotas;
  }

  private record Remainder(String stratum, double rest) {}
}
