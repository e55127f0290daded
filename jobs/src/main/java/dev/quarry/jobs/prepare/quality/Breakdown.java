package dev.quarry.jobs.prepare.quality;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts of the kept records by label and by origin, the largest first, at most so many of each.
 *
 * @param labels for each label the records of each side
 * @param origins for each origin the records
 */
public record Breakdown(
    TreeMap<String, TreeMap<String, Long>> labels, TreeMap<String, Long> origins) {
  /** More rows than any report shows; what is beyond is only counted. */
  private static final int MOST = 5000;

  /** Counts in one pass. */
  public static Breakdown of(Dataset<Row> kept) {
    TreeMap<String, TreeMap<String, Long>> labels = new TreeMap<>();
    TreeMap<String, Long> origins = new TreeMap<>();
    kept.createOrReplaceTempView("quarry_kept");
    List<Row> rows =
        kept.sparkSession()
            .sql(
                "SELECT label, side, origin, grouping_id(label, side, origin) AS kind,"
                    + " count(*) AS records FROM quarry_kept"
                    + " GROUP BY GROUPING SETS ((label, side), (origin))")
            .orderBy(col("records").desc(), col("label"), col("origin"), col("side"))
            .limit(MOST)
            .collectAsList();
    for (Row row : rows) {
      boolean byLabel = row.getLong(3) == 1;
      if (byLabel && !row.isNullAt(0)) {
        labels
            .computeIfAbsent(row.getString(0), key -> new TreeMap<>())
            .put(row.getString(1), row.getLong(4));
      } else if (!byLabel) {
        origins.put(row.isNullAt(2) ? "" : row.getString(2), row.getLong(4));
      }
    }

    return new Breakdown(labels, origins);
  }

  /** Returns the largest label's records over the smallest's; 0 when there are no labels. */
  public double imbalance() {
    long most = 0;
    long least = Long.MAX_VALUE;
    for (TreeMap<String, Long> sides : labels.values()) {
      long count = sides.values().stream().mapToLong(Long::longValue).sum();
      most = Math.max(most, count);
      least = Math.min(least, count);
    }

    return labels.isEmpty() ? 0 : (double) most / least;
  }
}
