package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.check.SetCounters;
import dev.quarry.check.SetRules;
import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.console.Sizes;
import dev.quarry.jobs.dedup.ExactDuplicates;
import dev.quarry.jobs.prepare.quality.Breakdown;
import dev.quarry.jobs.prepare.quality.Gates;
import dev.quarry.jobs.prepare.quality.QualityRun;
import dev.quarry.jobs.publish.OutputFolder;
import dev.quarry.jobs.publish.OutputFolder.Overwrite;
import dev.quarry.jobs.publish.PartSummary;
import dev.quarry.jobs.publish.Places;
import dev.quarry.jobs.publish.Published;
import dev.quarry.jobs.publish.Publisher;
import dev.quarry.jobs.runtime.Progress;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.split.Census;
import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.split.Verdicts;
import dev.quarry.jobs.stage.LineNumbers;
import dev.quarry.record.Fault;
import dev.quarry.report.ReportPage;
import dev.quarry.token.TokenPlan;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** One run of {@code prepare}, from the listing of the input to the manifest. */
final class Preparation {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SparkSession session;
  private final Configuration hadoop;
  private final PrepareConfig config;
  private final ModelSections model;
  private final Progress progress;
  private final OutputFolder output;
  private final PipelineSpec spec;
  private final TokenPlan plan;

  Preparation(SparkSession session, PrepareConfig config, ModelSections model, Progress progress) {
    this.session = session;
    this.hadoop = session.sparkContext().hadoopConfiguration();
    this.config = config;
    this.model = model;
    this.progress = progress;
    config.objects().apply(hadoop);
    this.output = new OutputFolder(config.output(), hadoop);
    this.spec = config.pipeline(calibration(config, session));
    this.plan = TokenPlans.of(spec);
  }

  /** Returns the text of the calibration file that the config names; null when it names none. */
  static @Nullable String calibration(PrepareConfig config, SparkSession session) {
    String path = config.tokens().calibration();
    if (path == null) {
      return null;
    }

    return Storage.findText(new Path(path), session.sparkContext().hadoopConfiguration())
        .orElseThrow(
            () -> new UserException("Cannot read tokens.calibration: there is no file " + path));
  }

  /** Runs; whatever goes wrong, no half of a set is left behind. */
  ExitCode run(Overwrite overwrite, Consumer<String> print) throws IOException {
    NarrowPass narrow = new NarrowPass(session, spec);
    Input input = narrow.plan(config.partitions());
    SparkRuntime.fitShuffles(session, input.bytes());
    output.open(overwrite);
    try {
      Outcome outcome = prepare(narrow, input);
      write(outcome);
      print(outcome, print);
      return outcome.state() == Outcome.State.DONE ? ExitCode.DONE : ExitCode.GATE;
    } catch (Throwable failure) { // Spark throws checked exceptions without declaring them
      cleanUp(failure);
      throw failure;
    }
  }

  private void cleanUp(Throwable failure) {
    try {
      output.clear();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Outcome prepare(NarrowPass narrow, Input input) throws IOException {
    progress.begin("read");
    Path rows = new Path(output.staging(), "rows");
    Path keysPath = new Path(output.staging(), "keys");
    TaskReport report = narrow.run(input, rows, keysPath);
    long read = total(report.read);
    long accepted = total(report.accepted);
    progress.end(
        figure(read, "row")
            + " of "
            + figure(input.count(), "file")
            + ", "
            + Sizes.text(input.bytes())
            + "; "
            + figure(accepted, "record"));
    Dataset<Row> keys = session.read().schema(Keys.SCHEMA).parquet(keysPath.toString());
    Dataset<Row> drops = config.exactDuplicates() ? drops(keys) : null;
    long repeats = drops == null ? 0 : drops.count();
    Dataset<Row> unique =
        drops == null
            ? keys
            : keys.join(drops, List.of("segment", "row").toArray(String[]::new), "left_anti");

    Census census = new Census(unique, config.split(), config.target().limits());
    progress.begin("split");
    Verdicts verdicts = census.verdicts(accepted - repeats);
    progress.end(config.split().isStable() ? "by hash" : "by exact sizes");
    // Deequ needs keys alone, so it measures while the lines are written.
    CompletableFuture<Measured> measured =
        CompletableFuture.supplyAsync(() -> measure(Census.kept(unique, verdicts)));
    Published published = publish(input, report, drops, verdicts);

    return judge(input, report, published, join(measured), census);
  }

  private Published publish(
      Input input, TaskReport report, @Nullable Dataset<Row> drops, Verdicts verdicts)
      throws IOException {
    progress.begin("write");
    Publisher publisher =
        new Publisher(
            session, output, config.objects().settings(config.output(), Storage.all(hadoop)));
    Places places = new Places(input.shown(), LineNumbers.of(report.segments));
    PartSummary summary =
        publisher.writeParts(
            report.segments, drops, verdicts, places, ReportBuilder.format(config).isPlainText());
    progress.end(sides(summary));
    progress.begin("compose");
    Published published = publisher.compose(summary, Outcome.wanted(config));
    progress.end(figure(published.hashes().size(), "object"));

    return published;
  }

  /** Waits; a failure is thrown as it was. */
  private static Measured join(CompletableFuture<Measured> measured) {
    try {
      return measured.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private @Nullable Dataset<Row> drops(Dataset<Row> keys) {
    progress.begin("dedup");
    Dataset<Row> drops = ExactDuplicates.find(keys).persist(StorageLevel.MEMORY_AND_DISK());
    long count = drops.count();
    progress.end(figure(count, "repeat"));

    return count == 0 ? null : drops;
  }

  private Measured measure(Dataset<Row> kept) {
    Dataset<Row> columns = QualityColumns.of(kept).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Breakdown breakdown = Breakdown.of(columns);
      SortedMap<String, Double> metrics =
          quality()
              .measure(
                  columns,
                  breakdown.labels().isEmpty() ? QualityRun.Labels.NONE : QualityRun.Labels.SOME);
      return new Measured(breakdown, metrics);
    } finally {
      columns.unpersist();
    }
  }

  private QualityRun quality() {
    return new QualityRun(session, output.path("metrics/metrics.json").toString());
  }

  private record Measured(Breakdown breakdown, SortedMap<String, Double> metrics) {}

  private Outcome judge(
      Input input, TaskReport report, Published published, Measured measured, Census census) {
    progress.begin("measure");
    Breakdown breakdown = measured.breakdown();
    SortedMap<String, Double> metrics = measured.metrics();
    QualityRun quality = quality();
    QualityColumns.addCounted(metrics, report, published.summary(), breakdown);
    SortedMap<String, Double> previous = quality.previous();
    quality.save(metrics);
    List<Fault> setFaults = setFaults(published.summary());
    Map<String, String> warnings = warnings(report, setFaults, census, metrics, previous);
    Outcome outcome =
        new Outcome(
            input,
            report,
            published,
            breakdown,
            setFaults,
            metrics,
            previous,
            Gates.judge(config.gates(), metrics),
            warnings);
    progress.end(figure(metrics.size(), "metric"));
    String gap = outcome.ledger().gap();
    if (gap != null) {
      throw new IllegalStateException("The ledger does not close: " + gap);
    }

    return outcome;
  }

  private List<Fault> setFaults(PartSummary summary) {
    return SetRules.judge(
        config.target(),
        counters(summary, Side.TRAIN),
        counters(summary, Side.VALIDATION),
        summary.side(Side.TRAIN).bytes,
        summary.side(Side.VALIDATION).bytes);
  }

  private static SetCounters counters(PartSummary summary, Side side) {
    SetCounters counters = new SetCounters();
    summary.side(side).traits.forEach(counters::add);

    return counters;
  }

  private Map<String, String> warnings(
      TaskReport report,
      List<Fault> setFaults,
      Census census,
      SortedMap<String, Double> metrics,
      SortedMap<String, Double> previous) {
    Map<String, String> warnings = new TreeMap<>();
    List<String> ofModel = model.warnings();
    for (int i = 0; i < ofModel.size(); i++) {
      warnings.put("model:" + (i + 1), ofModel.get(i));
    }
    for (Fault fault : setFaults) {
      warnings.put(fault.rule(), fault.message() + "; " + fault.fix());
    }
    census
        .capped()
        .forEach(
            (side, count) ->
                warnings.put(
                    "cap:" + side.id(),
                    figure(count, "record")
                        + " more than the model takes for "
                        + side.id()
                        + "; a sample was kept, in the proportions of the labels"));
    report.warnings.forEach(
        (rule, count) ->
            warnings.put(rule, figure(count, "record") + ": " + report.messages.get(rule)));
    metrics.forEach(
        (name, value) -> {
          Double before = previous.get(name);
          String anomaly = before == null ? null : QualityRun.anomaly(before, value);
          if (anomaly != null) {
            warnings.put("anomaly:" + name, name + " " + anomaly);
          }
        });

    return warnings;
  }

  /** Writes the report and, when everything else is there, the manifest. */
  private void write(Outcome outcome) throws IOException {
    ReportBuilder builder = new ReportBuilder(config, outcome, plan, config.output());
    PartSummary summary = outcome.published().summary();
    ObjectNode report =
        builder.build(model.target(), model.cost(summary, plan), model.limits(summary));
    Storage.writeText(
        output.path("report.json"),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n",
        hadoop);
    Storage.writeText(output.path("report.html"), ReportPage.render(report), hadoop);
    output.close();
    Storage.writeText(
        output.path(OutputFolder.MANIFEST),
        MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Manifest.of(config, outcome, report))
            + "\n",
        hadoop);
  }

  private void print(Outcome outcome, Consumer<String> print) {
    new ConsoleSummary(config, outcome).lines().forEach(print);
    for (Fault fault : outcome.setFaults()) {
      if (fault.isError()) {
        progress.say("quarry: " + fault.message() + "; " + fault.fix());
      }
    }
    for (Gates.Verdict verdict : outcome.gates()) {
      if (!verdict.passed()) {
        progress.say("quarry: Gate failed: " + verdict.gate() + " (is " + verdict.value() + ")");
      }
    }
    print.accept("Report    " + output.path("report.html").toString().replaceFirst("^file:", ""));
  }

  private static String sides(PartSummary summary) {
    StringBuilder text = new StringBuilder();
    for (Side side : Side.values()) {
      if (summary.side(side).lines > 0) {
        text.append(text.length() == 0 ? "" : ", ")
            .append(figure(summary.side(side).lines, side.id() + " record"));
      }
    }

    return text.length() == 0 ? "no records" : text.toString();
  }

  private static String figure(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static long total(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
