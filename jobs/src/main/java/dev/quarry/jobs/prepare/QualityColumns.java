package dev.quarry.jobs.prepare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.quarry.jobs.prepare.quality.Breakdown;
import dev.quarry.jobs.prepare.quality.QualityMetrics;
import dev.quarry.jobs.publish.PartSummary;
import dev.quarry.jobs.split.Side;
import dev.quarry.metric.LogHistogram;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The columns that Deequ sees, and the metrics that are already counted without it. */
final class QualityColumns {
  private QualityColumns() {}

  /** Returns the kept keys with {@code prompt} and {@code completion} null where they are empty. */
  static Dataset<Row> of(Dataset<Row> kept) {
    return kept.select(
        present("promptChars").as("prompt"),
        present("completionChars").as("completion"),
        col("label"),
        col("origin"),
        col("side"),
        col("tokens"),
        col("promptChars"),
        col("completionChars"),
        col("promptHash"));
  }

  private static Column present(String length) {
    return when(col(length).gt(0), lit(1));
  }

  /** Adds what was counted while reading and publishing. */
  static void addCounted(
      SortedMap<String, Double> metrics,
      TaskReport report,
      PartSummary summary,
      Breakdown breakdown) {
    double read = total(report.read);
    double accepted = total(report.accepted);
    double rejected = 0;
    for (PartSummary.RejectSummary reject : summary.rejects.values()) {
      rejected += reject.count;
    }
    PartSummary.RejectSummary repeats = summary.rejects.get("duplicate:exact");
    metrics.put("reject-share", read == 0 ? 0 : rejected / read);
    metrics.put("duplicate-share", repeats == null ? 0 : repeats.count / accepted);
    LogHistogram tokens = new LogHistogram();
    LogHistogram prompts = new LogHistogram();
    LogHistogram completions = new LogHistogram();
    for (Side side : Side.values()) {
      PartSummary.SideSummary kept = summary.side(side);
      metrics.put(side.id() + "-records", (double) kept.lines);
      tokens.merge(kept.tokens);
      prompts.merge(kept.prompts);
      completions.merge(kept.completions);
    }
    quantiles(metrics, "tokens", tokens);
    quantiles(metrics, "promptChars", prompts);
    quantiles(metrics, "completionChars", completions);
    if (!breakdown.labels().isEmpty()) {
      metrics.put("label-imbalance", breakdown.imbalance());
    }
    double records = metrics.getOrDefault("records", 0.0);
    if (records > 0) {
      double distinct = metrics.getOrDefault("distinct-prompts", 0.0);
      metrics.put("uniqueness(prompt)", Math.min(1, distinct / records));
    }
    scripts(metrics, report.scripts, accepted);
  }

  private static void quantiles(
      SortedMap<String, Double> metrics, String column, LogHistogram histogram) {
    for (int percent : new int[] {5, 25, 50, 75, 95, 99}) {
      metrics.put(
          String.format("%s-p%02d", QualityMetrics.quantileName(column), percent),
          (double) histogram.quantile(percent / 100.0));
    }
  }

  private static void scripts(
      SortedMap<String, Double> metrics, Map<String, Long> scripts, double accepted) {
    if (accepted == 0) {
      return;
    }
    double other = accepted;
    for (String script : List.of("latin", "cjk", "kana", "cyrillic", "arabic")) {
      long count = scripts.getOrDefault(script, 0L);
      other -= count;
      metrics.put("script-share(" + script + ")", count / accepted);
    }
    metrics.put("script-share(other)", other / accepted);
  }

  private static double total(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
