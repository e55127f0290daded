package dev.quarry.jobs.estimate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.cost.TokenRange;
import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.Job;
import dev.quarry.jobs.RunOptions;
import dev.quarry.jobs.models.CatalogueFile;
import dev.quarry.jobs.prepare.SourceScan;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Estimates what a set costs to train on and a model costs to serve. The size of the set comes from
 * a set that {@code prepare} has written, or from the command line.
 */
@Command(
    name = "estimate",
    description = "Estimates the cost of training, storage and serving, from the price book.",
    subcommands = CalibrateCommand.class,
    mixinStandardHelpOptions = true)
public final class EstimateJob implements Job {
  private final LocalDate today;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--prepared",
      paramLabel = "DIR",
      description = "A folder that prepare has written; its manifest says how large the set is.")
  private @Nullable String prepared;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "The tokens of the training set, such as 1200000 or 1.2M.")
  private @Nullable String tokens;

  @Option(names = "--records", paramLabel = "N", description = "The records of the training set.")
  private @Nullable String records;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Creates the job for today. */
  public EstimateJob() {
    this(LocalDate.now(Clock.systemUTC()));
  }

  /**
   * Creates the job.
   *
   * @param today the day by which models are active, legacy or ended
   */
  EstimateJob(LocalDate today) {
    this.today = today;
  }

  @Override
  public ExitCode run() throws Exception {
    EstimateConfig config = config();
    Estimate estimate =
        Estimate.of(config, CatalogueFile.load(config.catalogue()), size(config), today);
    PrintWriter out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    if (json) {
      ObjectMapper mapper =
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      out.println(mapper.writeValueAsString(EstimateJson.of(estimate)));
    } else {
      new EstimateText(estimate).lines().forEach(out::println);
    }
    out.flush();

    return ExitCode.DONE;
  }

  private EstimateConfig config() {
    ObjectNode tree = run.load();
    ObjectNode own =
        tree.get("estimate") instanceof ObjectNode section ? section : tree.putObject("estimate");
    put(own, "prepared", prepared);
    put(own, "tokens", tokens);
    put(own, "records", records);
    Problems problems = new Problems();
    EstimateConfig config = EstimateConfig.from(new Section("", tree, problems));
    problems.throwIfAny("config " + run.name());

    return config;
  }

  private static void put(ObjectNode section, String key, @Nullable String value) {
    if (value != null) {
      section.put(key, value);
    }
  }

  private SetSize size(EstimateConfig config) throws IOException {
    Long tokens = config.tokens();
    if (tokens != null) {
      Long records = config.records();
      return new SetSize(TokenRange.exactly(tokens), records == null ? 0 : records, "as given");
    }
    if (!config.prepared().isEmpty()) {
      return PreparedSet.read(config.prepared());
    }
    ObjectNode tree = run.load();
    if (tree.hasNonNull("sources")) {
      return scan(SourceScan.of(tree, run.name(), CatalogueFile.load(config.catalogue()), logs()));
    }
    throw new UserException(
        "Missing tokens: name a prepared set with --prepared DIR, its size with --tokens N and"
            + " --records N, or sources in the config");
  }

  private LogLevel logs() {
    return run.isVerbose() ? LogLevel.VERBOSE : LogLevel.QUIET;
  }

  private static SetSize scan(SourceScan scan) {
    return new SetSize(
        new TokenRange(scan.low(), scan.tokens(), scan.high()),
        scan.records(),
        String.format(
            Locale.ROOT,
            "%,d of %,d rows of the sources by %s, before repeats are dropped and the set is split",
            scan.records(),
            scan.read(),
            scan.estimator()));
  }
}
