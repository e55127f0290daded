package dev.quarry.jobs.runtime;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a job: the cluster's under spark-submit, else an embedded one. */
public final class SparkRuntime {

  /** What an embedded session needs beyond Spark's defaults; a value the user set wins. */
  private static final Map<String, String> EMBEDDED =
      new TreeMap<>(
          Map.of(
              "spark.master", "local[*]",
              "spark.ui.enabled", "false",
              "spark.driver.host", "127.0.0.1",
              "spark.driver.bindAddress", "127.0.0.1"));

  /** What every session needs; a value the user set wins. */
  private static final Map<String, String> ALWAYS =
      new TreeMap<>(
          Map.of(
              "spark.sql.session.timeZone", "UTC",
              "spark.sql.parquet.compression.codec", "snappy",
              "spark.sql.files.ignoreCorruptFiles", "false",
              "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "2",
              "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false",
              "spark.sql.sources.writeJobUUID.enabled", "false"));

  private static final String SHUFFLES = "spark.sql.shuffle.partitions";
  private static final long INPUT_PER_SHUFFLE = 512L << 20;
  private static final long MOST_SHUFFLES = 4096;

  /** EMR has a file system of its own for s3://; Hadoop alone knows s3a:// only. */
  private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";

  private SparkRuntime() {}

  /** Returns the session of this process, made when there is none. */
  public static SparkSession open(String name, LogLevel logLevel) {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      EMBEDDED.forEach(conf::setIfMissing);
    }
    ALWAYS.forEach(conf::setIfMissing);
    // Records cross to executors, and Kryo cannot write them.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing(
        "spark.ui.showConsoleProgress",
        Boolean.toString(logLevel == LogLevel.QUIET && System.console() != null));
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    session.sparkContext().setLogLevel(logLevel == LogLevel.QUIET ? "FATAL" : "INFO");
    session.sparkContext().hadoopConfiguration().setIfUnset("fs.s3.impl", S3A);

    return session;
  }

  /**
   * Fits the number of shuffle partitions to the input, unless the user has set it: keys are a
   * small part of the input, so one partition serves half a gigabyte of it; at least one for each
   * core.
   */
  public static void fitShuffles(SparkSession session, long inputBytes) {
    if (!session.sparkContext().getConf().contains(SHUFFLES)) {
      long fitting = inputBytes / INPUT_PER_SHUFFLE + 1;
      long cores = session.sparkContext().defaultParallelism();
      session.conf().set(SHUFFLES, Math.max(cores, Math.min(fitting, MOST_SHUFFLES)));
    }
  }

  /** How much of Spark's own log the user sees. */
  public enum LogLevel {
    /** Nothing that ends up in the message with which a job fails: no stack traces of tasks. */
    QUIET,
    /** Everything that Spark says. */
    VERBOSE
  }
}
