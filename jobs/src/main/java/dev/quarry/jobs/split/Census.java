package dev.quarry.jobs.split;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import dev.quarry.model.Limits;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Counts sides and strata of the unrepeated records, and settles exact sizes and caps. */
public final class Census {
  private final Dataset<Row> unique;
  private final SplitConfig split;
  private final Limits limits;

  /** For each side how many records went over its cap. */
  private final Map<Side, Long> capped = new EnumMap<>(Side.class);

  public Census(Dataset<Row> unique, SplitConfig split, Limits limits) {
    this.unique = unique;
    this.split = split;
    this.limits = limits;
  }

  /**
   * Returns the verdicts of the run.
   *
   * @param records how many records there are; where no limit can be reached, nothing is counted
   */
  public Verdicts verdicts(long records) {
    Verdicts verdicts = Verdicts.byShare(split);
    if (!split.isStable()) {
      verdicts = exact(verdicts);
    }
    if (records <= CapPlan.least(limits)) {
      return verdicts;
    }
    Map<Side, Map<String, Long>> counts = bySide(verdicts);
    Map<Side, Long> totals = new EnumMap<>(Side.class);
    counts.forEach((side, strata) -> totals.put(side, sum(strata)));
    for (Map.Entry<Side, Long> cap : CapPlan.of(limits, totals).entrySet()) {
      Side side = cap.getKey();
      Map<String, Long> quotas = Quotas.divide(cap.getValue(), counts.getOrDefault(side, Map.of()));
      Dataset<Row> candidates =
          withVerdict(unique, verdicts)
              .where(col("side").equalTo(side.id()))
              .select(stratum().as("stratum"), col("capHash").as("hash"));
      capped.put(side, totals.getOrDefault(side, 0L) - cap.getValue());
      verdicts = verdicts.withCap(side, Borders.find(candidates, quotas));
    }

    return verdicts;
  }

  /** Returns the sides that were capped and how many records each lost, roughly. */
  public Map<Side, Long> capped() {
    return new EnumMap<>(capped.isEmpty() ? new EnumMap<>(Side.class) : capped);
  }

  private Verdicts exact(Verdicts verdicts) {
    Map<String, Long> sizes = new TreeMap<>();
    for (Row row :
        unique.groupBy(stratum().as("stratum")).agg(count(lit(1)).as("records")).collectAsList()) {
      sizes.put(row.getString(0), row.getLong(1));
    }
    long total = sum(sizes);
    long tests = sizeOf(split.test(), total);
    long validations = Math.min(total - tests, sizeOf(split.validation(), total));
    Map<String, Long> testQuotas = Quotas.divide(tests, sizes);
    Map<String, Long> rest = new TreeMap<>(sizes);
    testQuotas.forEach((stratum, quota) -> rest.merge(stratum, -quota, Long::sum));
    Map<String, Long> both = new TreeMap<>(testQuotas);
    Quotas.divide(validations, rest)
        .forEach((stratum, quota) -> both.merge(stratum, quota, Long::sum));
    Dataset<Row> hashes = unique.select(stratum().as("stratum"), col("splitHash").as("hash"));

    return verdicts.withBorders(Borders.find(hashes, testQuotas), Borders.find(hashes, both));
  }

  private static long sizeOf(SplitConfig.Size size, long total) {
    return size.isExact() ? size.of(total) : Math.round(size.share() * total);
  }

  private Map<Side, Map<String, Long>> bySide(Verdicts verdicts) {
    Map<Side, Map<String, Long>> counts = new EnumMap<>(Side.class);
    for (Row row :
        withVerdict(unique, verdicts)
            .groupBy(col("side"), stratum().as("stratum"))
            .agg(count(lit(1)).as("records"))
            .collectAsList()) {
      for (Side side : Side.values()) {
        if (side.id().equals(row.getString(0))) {
          counts
              .computeIfAbsent(side, key -> new TreeMap<>())
              .put(row.getString(1), row.getLong(2));
        }
      }
    }

    return counts;
  }

  private Column stratum() {
    return split.stratifyByLabel() ? coalesce(col("label"), lit("")) : lit("");
  }

  /** Adds the column {@code side}. */
  public static Dataset<Row> withVerdict(Dataset<Row> keys, Verdicts verdicts) {
    UserDefinedFunction side =
        udf(
            (UDF2<Long, String, String>) (hash, label) -> verdicts.side(hash, label).id(),
            DataTypes.StringType);

    return keys.withColumn("side", side.apply(col("splitHash"), col("label")));
  }

  /** Returns the records that stay, with their side. */
  public static Dataset<Row> kept(Dataset<Row> unique, Verdicts verdicts) {
    UserDefinedFunction capped =
        udf(
            (UDF3<String, Long, String, Boolean>)
                (side, hash, label) ->
                    verdicts.isCapped(
                        Side.valueOf(side.toUpperCase(java.util.Locale.ROOT)), hash, label),
            DataTypes.BooleanType);

    return withVerdict(unique, verdicts)
        .where(capped.apply(col("side"), col("capHash"), col("label")).equalTo(false));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
