package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.model.Catalogue;
import dev.quarry.token.TokenEstimator;
import dev.quarry.token.TokenPlan;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Counts what a config's sources hold, before repeats are dropped and limits apply: the narrow pass
 * of {@code prepare} alone.
 *
 * @param read rows that were read
 * @param records rows that became records
 * @param tokens their tokens by the planning estimator
 * @param low the low end of the estimate
 * @param high the high end of the estimate
 * @param estimator the id of the estimator
 */
public record SourceScan(
    long read, long records, long tokens, long low, long high, String estimator) {

  /**
   * Reads the sources of a config of {@code prepare} once.
   *
   * @throws UserException when the config or its sources cannot be used
   */
  public static SourceScan of(
      ObjectNode settings, String name, Catalogue catalogue, LogLevel logLevel) throws IOException {
    ObjectNode tree = settings.deepCopy();
    boolean hasOutput = tree.hasNonNull("output");
    if (!hasOutput) {
      tree.put("output", "unused");
    }
    PrepareConfig config = PrepareConfig.from(tree, name, catalogue);
    SparkSession session = SparkRuntime.open("quarry estimate", logLevel);
    Path folder = folder(session, config, hasOutput);
    PipelineSpec spec = config.pipeline(Preparation.calibration(config, session));
    try {
      NarrowPass narrow = new NarrowPass(session, spec);
      Input input = narrow.plan(config.partitions());
      TaskReport report = narrow.run(input, new Path(folder, "rows"), new Path(folder, "keys"));
      return of(report, TokenPlans.of(spec));
    } finally {
      Storage.fileSystem(folder, session.sparkContext().hadoopConfiguration()).delete(folder, true);
    }
  }

  private static SourceScan of(TaskReport report, TokenPlan plan) {
    TokenEstimator.Range range = plan.planning().range();
    return new SourceScan(
        report.read.values().stream().mapToLong(Long::longValue).sum(),
        report.accepted.values().stream().mapToLong(Long::longValue).sum(),
        report.tokens,
        (long) Math.floor(report.tokens * range.low()),
        (long) Math.ceil(report.tokens * range.high()),
        plan.planning().id());
  }

  /** What executors write must be where they all can: a local folder is enough for a local run. */
  private static Path folder(SparkSession session, PrepareConfig config, boolean hasOutput)
      throws IOException {
    if (session.sparkContext().isLocal()) {
      return new Path(Files.createTempDirectory("quarry-estimate").toUri());
    }
    if (!hasOutput) {
      throw new UserException(
          "Missing output: on a cluster, executors need a folder that all of them can write");
    }

    return new Path(config.output(), "_estimate");
  }
}
