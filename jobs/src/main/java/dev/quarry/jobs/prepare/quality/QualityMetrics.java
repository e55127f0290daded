package dev.quarry.jobs.prepare.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.ApproxQuantile;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.CountDistinct;
import com.amazon.deequ.analyzers.Entropy;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Sum;
import com.amazon.deequ.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * The metrics of a prepared set: their names, which gates use, and the Deequ analyzers behind them.
 * One table; the run, the repository, the report and the gates iterate over it.
 */
public final class QualityMetrics {
  private static final Option<String> ALL_ROWS = Option.empty();

  /** Computed by Deequ in one scan over the keys of the kept records. */
  private static final Map<String, Analyzer<?, ? extends Metric<?>>> SCANNED = scanned();

  /** Computed by Deequ from the frequencies of the labels: one grouping for all. */
  private static final Map<String, Analyzer<?, ? extends Metric<?>>> GROUPED =
      ordered(
          "label-entropy",
          new Entropy("label", ALL_ROWS),
          "label-count",
          CountDistinct.apply("label"));

  /** Known from counting while publishing; kept in the repository under the analyzer's name. */
  private static final Map<String, Analyzer<?, ? extends Metric<?>>> COUNTED = counted();

  private QualityMetrics() {}

  private static Map<String, Analyzer<?, ? extends Metric<?>>> scanned() {
    Map<String, Analyzer<?, ? extends Metric<?>>> scanned = new LinkedHashMap<>();
    scanned.put("records", new Size(ALL_ROWS));
    for (String column : List.of("prompt", "completion", "label")) {
      scanned.put(
          "completeness(" + column + ")", new Completeness(column, ALL_ROWS, Option.empty()));
    }
    scanned.put("token-total", new Sum("tokens", ALL_ROWS));
    scanned.put("tokens-mean", new Mean("tokens", ALL_ROWS));
    scanned.put("tokens-min", new Minimum("tokens", ALL_ROWS, Option.empty()));
    scanned.put("tokens-max", new Maximum("tokens", ALL_ROWS, Option.empty()));
    scanned.put("prompt-length-mean", new Mean("promptChars", ALL_ROWS));
    scanned.put("completion-length-mean", new Mean("completionChars", ALL_ROWS));
    scanned.put("distinct-prompts", new ApproxCountDistinct("promptHash", ALL_ROWS));

    return scanned;
  }

  private static Map<String, Analyzer<?, ? extends Metric<?>>> counted() {
    Map<String, Analyzer<?, ? extends Metric<?>>> counted = new LinkedHashMap<>();
    for (int percent : new int[] {5, 25, 50, 75, 95, 99}) {
      String name = String.format("p%02d", percent);
      for (String column : List.of("tokens", "promptChars", "completionChars")) {
        counted.put(
            quantileName(column) + "-" + name,
            new ApproxQuantile(column, percent / 100.0, 0.01, ALL_ROWS));
      }
    }
    for (String side : List.of("train", "validation", "test")) {
      counted.put(side + "-records", new Size(Option.apply("side = '" + side + "'")));
    }
    for (String share :
        List.of("reject-share", "duplicate-share", "label-imbalance", "uniqueness(prompt)")) {
      counted.put(share, compliance(share));
    }
    for (String script : List.of("latin", "cjk", "kana", "cyrillic", "arabic", "other")) {
      counted.put("script-share(" + script + ")", compliance("script-share(" + script + ")"));
    }

    return counted;
  }

  private static Compliance compliance(String name) {
    return new Compliance(
        name,
        "measured while publishing",
        ALL_ROWS,
        JavaConverters.asScalaBuffer(List.<String>of()).toList(),
        Option.empty());
  }

  /** Returns the name of the quantiles of a column. */
  public static String quantileName(String column) {
    return switch (column) {
      case "promptChars" -> "prompt-length";
      case "completionChars" -> "completion-length";
      default -> column;
    };
  }

  /** Returns the analyzers of the one scan. */
  public static Map<String, Analyzer<?, ? extends Metric<?>>> scannedAnalyzers() {
    return SCANNED;
  }

  /** Returns the analyzers that need the frequencies of labels. */
  public static Map<String, Analyzer<?, ? extends Metric<?>>> groupedAnalyzers() {
    return GROUPED;
  }

  /** Returns the analyzers under which counted metrics are kept. */
  public static Map<String, Analyzer<?, ? extends Metric<?>>> countedAnalyzers() {
    return COUNTED;
  }

  /** Returns every metric with its analyzer. */
  public static SortedMap<String, Analyzer<?, ? extends Metric<?>>> all() {
    SortedMap<String, Analyzer<?, ? extends Metric<?>>> all = new TreeMap<>();
    all.putAll(SCANNED);
    all.putAll(GROUPED);
    all.putAll(COUNTED);

    return all;
  }

  /** Returns the names that gates may use. */
  public static Set<String> names() {
    return new TreeSet<>(all().keySet());
  }

  /** Returns whether a gate may use the name. */
  public static boolean isKnown(String name) {
    return all().containsKey(name);
  }

  private static Map<String, Analyzer<?, ? extends Metric<?>>> ordered(
      String first,
      Analyzer<?, ? extends Metric<?>> a,
      String second,
      Analyzer<?, ? extends Metric<?>> b) {
    Map<String, Analyzer<?, ? extends Metric<?>>> map = new LinkedHashMap<>();
    map.put(first, a);
    map.put(second, b);

    return map;
  }
}
