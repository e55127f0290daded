package dev.quarry.jobs.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds for each stratum the hash below or at which a given number of records lies, without sorting
 * and without gathering records: counts by the top bits, then looks into the one bucket that holds
 * the border, some bits deeper each time. Hashes are unsigned. Not thread-safe.
 */
public final class Borders {
  /** Buckets that the driver takes at once, as a power of two. */
  private static final int GATHERED_BITS = 20;

  private static final int MOST_BITS = 12;
  private static final int FEWEST_BITS = 4;

  private final Dataset<Row> records;

  /** For each stratum that is not settled how many records are in, from its bucket on. */
  private final Map<String, Long> wanted;

  /** The bucket of each stratum that is not settled: its hashes, shifted right. */
  private final HashMap<String, Long> buckets = new HashMap<>();

  private final Map<String, Long> borders = new HashMap<>();

  /** How many low bits of a hash are still open. */
  private int open = Long.SIZE;

  private Borders(Dataset<Row> records, Map<String, Long> quotas) {
    this.records = records;
    this.wanted = new HashMap<>(quotas);
    wanted.values().removeIf(quota -> quota <= 0);
    wanted.keySet().forEach(stratum -> buckets.put(stratum, 0L));
  }

  /**
   * Returns the border of each stratum; a stratum with quota 0 has none. Where records share a hash
   * at the border, all of them stay out, so that a quota is never exceeded.
   *
   * @param records with the columns {@code stratum} and {@code hash}, a long
   * @param quotas how many records of each stratum are in
   */
  public static Map<String, Long> find(Dataset<Row> records, Map<String, Long> quotas) {
    Borders search = new Borders(records, quotas);
    while (search.open > 0 && !search.wanted.isEmpty()) {
      search.deeper();
    }
    search.leaveTiesOut();

    return search.borders;
  }

  /** Looks into the bucket of each stratum; settles those whose border falls between buckets. */
  private void deeper() {
    int strata = Long.SIZE - Long.numberOfLeadingZeros(wanted.size());
    int bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, GATHERED_BITS - strata));
    int shift = Math.max(0, open - bits);
    Map<String, List<Bucket>> counts = counts(shift);
    for (String stratum : List.copyOf(wanted.keySet())) {
      descend(stratum, counts.getOrDefault(stratum, List.of()), shift);
    }
    open = shift;
  }

  private void descend(String stratum, List<Bucket> inside, int shift) {
    long left = wanted.getOrDefault(stratum, 0L);
    for (Bucket bucket : inside) {
      if (bucket.records() > left) {
        buckets.put(stratum, bucket.prefix());
        wanted.put(stratum, left);
        return;
      }
      left -= bucket.records();
      if (left == 0) {
        settle(stratum, ((bucket.prefix() + 1) << shift) - 1);
        return;
      }
    }
    // There are fewer records than wanted.
    settle(stratum, -1L);
  }

  private void settle(String stratum, long border) {
    borders.put(stratum, border);
    wanted.remove(stratum);
    buckets.remove(stratum);
  }

  /** What is left are buckets of a single hash that more records share than are wanted. */
  private void leaveTiesOut() {
    buckets.forEach(
        (stratum, hash) -> {
          if (hash != 0) {
            borders.put(stratum, hash - 1);
          }
        });
  }

  /** Returns for each stratum the filled parts of its bucket, in order. */
  private Map<String, List<Bucket>> counts(int shift) {
    Map<String, List<Bucket>> counts = new HashMap<>();
    List<Row> rows =
        records
            .where(inBucket(buckets, open).apply(col("stratum"), col("hash")))
            .groupBy(col("stratum"), shiftrightunsigned(col("hash"), shift).as("prefix"))
            .agg(count(lit(1)).as("records"))
            .collectAsList();
    for (Row row : rows) {
      counts
          .computeIfAbsent(row.getString(0), key -> new ArrayList<>())
          .add(new Bucket(row.getLong(1), row.getLong(2)));
    }
    counts.values().forEach(list -> list.sort(Comparator.comparing(Bucket::prefix, UNSIGNED)));

    return counts;
  }

  private static final Comparator<Long> UNSIGNED = Long::compareUnsigned;

  /** A function and not an expression, whose size would grow with the number of strata. */
  private static UserDefinedFunction inBucket(Map<String, Long> buckets, int open) {
    HashMap<String, Long> copy = new HashMap<>(buckets);
    return udf(
        (UDF2<String, Long, Boolean>)
            (stratum, hash) -> {
              Long bucket = copy.get(stratum);
              return bucket != null && (open == Long.SIZE || hash >>> open == bucket);
            },
        DataTypes.BooleanType);
  }

  private record Bucket(long prefix, long records) {}
}
