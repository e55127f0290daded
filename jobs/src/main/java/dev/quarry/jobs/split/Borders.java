package dev.quarry.jobs.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds for each stratum the hash below or at which a given number of records lies, without sorting
 * and without gathering records: counts by the top bits, then looks into the one bucket that holds
 * the border, twelve bits deeper each time.
 */
public final class Borders {
  private static final int BITS = 12;
  private static final int DEPTHS = 5;

  private Borders() {}

  /**
   * Returns the border of each stratum; a stratum with quota 0 has none. Where records share a hash
   * at the border, all of them stay out, so that a quota is never exceeded.
   *
   * @param records with the columns {@code stratum} and {@code hash}, a long
   * @param quotas how many records of each stratum are in
   */
  public static Map<String, Long> find(Dataset<Row> records, Map<String, Long> quotas) {
    Map<String, Long> wanted = new HashMap<>(quotas);
    wanted.values().removeIf(quota -> quota <= 0);
    Map<String, Long> prefixes = new HashMap<>();
    Map<String, Long> borders = new HashMap<>();
    for (int depth = 0; depth < DEPTHS && !wanted.isEmpty(); depth++) {
      int shift = 64 - BITS * (depth + 1);
      Map<String, List<long[]>> counts = counts(records, wanted, prefixes, shift, depth);
      for (String stratum : List.copyOf(wanted.keySet())) {
        descend(stratum, counts.getOrDefault(stratum, List.of()), wanted, prefixes, borders, shift);
      }
    }
    prefixes.forEach(
        (stratum, prefix) -> {
          if (wanted.containsKey(stratum)) {
            long low = prefix << (64 - BITS * DEPTHS);
            if (low != 0) {
              borders.put(stratum, low - 1);
            }
          }
        });

    return borders;
  }

  /** Moves one stratum one level down; settles it when the border falls between buckets. */
  private static void descend(
      String stratum,
      List<long[]> buckets,
      Map<String, Long> wanted,
      Map<String, Long> prefixes,
      Map<String, Long> borders,
      int shift) {
    long left = wanted.getOrDefault(stratum, 0L);
    for (long[] bucket : buckets) {
      if (bucket[1] > left) {
        prefixes.put(stratum, bucket[0]);
        wanted.put(stratum, left);
        return;
      }
      left -= bucket[1];
      if (left == 0) {
        borders.put(stratum, ((bucket[0] + 1) << shift) - 1);
        wanted.remove(stratum);
        return;
      }
    }
    borders.put(stratum, -1L);
    wanted.remove(stratum);
  }

  private static Map<String, List<long[]>> counts(
      Dataset<Row> records,
      Map<String, Long> wanted,
      Map<String, Long> prefixes,
      int shift,
      int depth) {
    Column bucket = shiftrightunsigned(col("hash"), shift);
    Dataset<Row> narrowed = records.where(col("stratum").isin(wanted.keySet().toArray()));
    if (depth > 0) {
      Column inside = lit(false);
      for (Map.Entry<String, Long> entry : prefixes.entrySet()) {
        if (wanted.containsKey(entry.getKey())) {
          inside =
              inside.or(
                  col("stratum")
                      .equalTo(entry.getKey())
                      .and(
                          shiftrightunsigned(col("hash"), shift + BITS).equalTo(entry.getValue())));
        }
      }
      narrowed = narrowed.where(inside);
    }
    Map<String, List<long[]>> counts = new HashMap<>();
    for (Row row :
        narrowed
            .groupBy(col("stratum"), bucket.as("bucket"))
            .agg(count(lit(1)).as("records"))
            .collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), key -> new ArrayList<>())
          .add(new long[] {row.getLong(1), row.getLong(2)});
    }
    counts.values().forEach(list -> list.sort(Comparator.comparingLong(bucket2 -> bucket2[0])));

    return counts;
  }
}
