package dev.quarry.jobs.prepare.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalysisRunBuilder;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.anomalydetection.RelativeRateOfChangeStrategy;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.Entity;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.fs.FileSystemMetricsRepository;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.util.Success;

/** Runs Deequ over the keys of kept records and keeps the results in its repository. */
public final class QualityRun {
  /** A metric that grows to more than this multiple since the run before is worth a look. */
  private static final double MOST_GROWTH = 2.0;

  /** A metric that shrinks to less than this multiple is worth a look. */
  private static final double MOST_SHRINKING = 0.5;

  private static final int DIGITS = 12;

  private final SparkSession session;
  private final FileSystemMetricsRepository repository;

  public QualityRun(SparkSession session, String path) {
    this.session = session;
    this.repository = new FileSystemMetricsRepository(session, path);
  }

  /** Returns what Deequ measures on the keys of the kept records. */
  public SortedMap<String, Double> measure(Dataset<Row> kept, Labels labels) {
    Map<String, Analyzer<?, ? extends Metric<?>>> analyzers =
        new HashMap<>(QualityMetrics.scannedAnalyzers());
    if (labels == Labels.SOME) {
      analyzers.putAll(QualityMetrics.groupedAnalyzers());
    }
    AnalysisRunBuilder run = AnalysisRunner.onData(kept);
    for (Analyzer<?, ? extends Metric<?>> analyzer : analyzers.values()) {
      run = run.addAnalyzer(cast(analyzer));
    }
    Map<Analyzer<?, ?>, Metric<?>> results = new HashMap<>();
    JavaConverters.mapAsJavaMap(run.run().metricMap()).forEach(results::put);
    SortedMap<String, Double> metrics = new TreeMap<>();
    analyzers.forEach(
        (name, analyzer) -> {
          Double value = value(results.get(analyzer));
          if (value != null) {
            metrics.put(name, rounded(value));
          }
        });

    return metrics;
  }

  /** Fractions are added in the order of Spark's partitions; the digits that shows in are cut. */
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue()
        : value;
  }

  /** Returns the metrics of the last run that the repository holds; none when there was none. */
  public SortedMap<String, Double> previous() {
    SortedMap<String, Double> metrics = new TreeMap<>();
    AnalysisResult last = null;
    for (AnalysisResult result : history()) {
      last =
          last == null || result.resultKey().dataSetDate() > last.resultKey().dataSetDate()
              ? result
              : last;
    }
    if (last != null) {
      Map<Analyzer<?, ?>, Metric<?>> results = new HashMap<>();
      JavaConverters.mapAsJavaMap(last.analyzerContext().metricMap()).forEach(results::put);
      QualityMetrics.all()
          .forEach(
              (name, analyzer) -> {
                Double value = value(results.get(analyzer));
                if (value != null) {
                  metrics.put(name, value);
                }
              });
    }

    return metrics;
  }

  /** Adds the metrics of this run to the repository, under the number of the run. */
  public void save(SortedMap<String, Double> metrics) {
    Map<Analyzer<?, Metric<?>>, Metric<?>> results = new HashMap<>();
    metrics.forEach(
        (name, value) -> {
          Analyzer<?, ? extends Metric<?>> analyzer = QualityMetrics.all().get(name);
          if (analyzer != null) {
            results.put(
                cast(analyzer),
                new DoubleMetric(
                    Entity.Dataset(), name, "*", new Success<Object>(value), Option.empty()));
          }
        });
    long number =
        history().stream().mapToLong(result -> result.resultKey().dataSetDate()).max().orElse(0);
    Map<String, String> tags = new TreeMap<>(Map.of("job", "prepare"));
    repository.save(
        new ResultKey(number + 1, immutable(tags)), new AnalyzerContext(immutable(results)));
  }

  /** Returns what is odd about a metric beside its value in the run before; null when nothing. */
  public static @Nullable String anomaly(double before, double now) {
    if (before == 0 || now == before) {
      return null;
    }
    RelativeRateOfChangeStrategy strategy =
        new RelativeRateOfChangeStrategy(
            Option.apply(MOST_SHRINKING), Option.apply(MOST_GROWTH), 1);
    scala.collection.immutable.Vector<Object> series =
        JavaConverters.asScalaBuffer(List.<Object>of(before, now)).toVector();
    boolean odd = !strategy.detect(series, new Tuple2<Object, Object>(1, 2)).isEmpty();

    return odd
        ? String.format(java.util.Locale.ROOT, "was %.4g in the run before, is %.4g", before, now)
        : null;
  }

  private List<AnalysisResult> history() {
    return JavaConverters.seqAsJavaList(repository.load().get());
  }

  private static @Nullable Double value(@Nullable Metric<?> metric) {
    if (metric == null
        || !metric.value().isSuccess()
        || !(metric.value().get() instanceof Double)) {
      return null;
    }
    double value = (Double) metric.value().get();

    return Double.isNaN(value) ? null : value;
  }

  /** Scala's type bounds cannot be said in Java. */
  @SuppressWarnings("unchecked")
  private static Analyzer<?, Metric<?>> cast(Analyzer<?, ? extends Metric<?>> analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }

  private static <K, V> scala.collection.immutable.Map<K, V> immutable(Map<K, V> map) {
    scala.collection.mutable.Builder<Tuple2<K, V>, scala.collection.immutable.Map<K, V>> builder =
        scala.collection.immutable.Map$.MODULE$.newBuilder();
    map.forEach((key, value) -> builder.$plus$eq(new Tuple2<>(key, value)));

    return builder.result();
  }

  public SparkSession session() {
    return session;
  }

  /** Whether the set has labels at all. */
  public enum Labels {
    /** At least one record has a label. */
    SOME,
    /** None has. */
    NONE
  }
}
