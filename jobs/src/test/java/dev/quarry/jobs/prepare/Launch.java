package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.Main;
import dev.quarry.jobs.runtime.SparkRuntime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * One run of the launcher inside the tests' JVM, on the one Spark session that all of them share.
 *
 * @param code the exit code
 * @param out what was printed
 * @param err what was said beside it
 */
record Launch(int code, String out, String err) {
  static {
    System.setProperty(
        "log4j2.configurationFile",
        Path.of("../conf/log4j2.properties").toAbsolutePath().toUri().toString());
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    shufflePartitions(4);
  }

  /** Sets into how many partitions the next runs shuffle. */
  static void shufflePartitions(int count) {
    System.setProperty("spark.sql.shuffle.partitions", Integer.toString(count));
  }

  /** Ends the shared session and begins one with another master. */
  static void restart(String master) {
    session().stop();
    System.setProperty("spark.master", master);
    session();
  }

  /** Returns the shared session. */
  static SparkSession session() {
    return SparkRuntime.open("tests", SparkRuntime.LogLevel.QUIET);
  }

  /** Runs the launcher with these arguments. */
  static Launch of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);

    return new Launch(code, out.toString(), err.toString());
  }

  /** Runs {@code prepare} with a config and settings over it. */
  static Launch prepare(Path config, Path output, String... more) {
    return prepare(config, output.toString(), more);
  }

  /** Runs {@code prepare} with a config, an output of any scheme, and settings over it. */
  static Launch prepare(Path config, String output, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("prepare", "--config", config.toString(), "--set", "output=" + output));
    for (String argument : more) {
      if (!argument.startsWith("--")) {
        arguments.add("--set");
      }
      arguments.add(argument);
    }

    return of(arguments.toArray(String[]::new));
  }

  /** Asserts the exit code, and that no stack trace was shown. */
  Launch ends(int expected) {
    assertThat(code).as("exit code; said: %s", err).isEqualTo(expected);
    assertThat(err + out)
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("this is a defect");

    return this;
  }
}
