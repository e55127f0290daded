package dev.quarry.jobs;

import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of this process share: local, quiet, no UI. */
public final class LocalSpark {
  private static final SparkSession SESSION = open();

  private LocalSpark() {}

  /** Returns the session; nobody closes it. */
  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession open() {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");

    return session;
  }
}
