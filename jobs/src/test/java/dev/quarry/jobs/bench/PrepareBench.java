package dev.quarry.jobs.bench;

import dev.quarry.config.Quantities;
import dev.quarry.jobs.Main;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Times {@code prepare} against Spark's own reading and writing of the same lines as JSON, in
 * turns, in one JVM. Arguments: the size (1GB), the passes (4), the token estimator (auto), the
 * folder.
 */
public final class PrepareBench {
  private static final double SECOND = 1e9;

  private PrepareBench() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException {
    long bytes = Quantities.parseSize(arguments[0]);
    int passes = Integer.parseInt(arguments[1]);
    String estimator = arguments[2];
    Path folder = Path.of(arguments[3]);
    Path data = folder.resolve("prepare-" + arguments[0]);
    Corpus.write(data, 4, bytes);
    SparkSession session = SparkRuntime.open("bench", LogLevel.QUIET);
    System.out.printf(
        Locale.ROOT,
        "%.3f GB in 4 files, %s, heap %d MB, tokens: %s%n",
        size(data) / 1e9,
        session.sparkContext().master(),
        Runtime.getRuntime().maxMemory() >> 20,
        estimator);
    System.out.println("pass    spark s  prepare s   ratio   prepare MB/s");
    List<Double> ratios = new ArrayList<>();
    for (int pass = 1; pass <= passes; pass++) {
      double spark = seconds(() -> readAndWrite(session, data, folder.resolve("spark-out")));
      double prepare = seconds(() -> prepare(data, folder.resolve("prepare-out"), estimator));
      ratios.add(prepare / spark);
      System.out.printf(
          Locale.ROOT,
          "%4d   %8.2f   %8.2f   %5.2f   %8.1f%n",
          pass,
          spark,
          prepare,
          prepare / spark,
          size(data) / 1e6 / prepare);
    }
    Collections.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "ratio: least %.2f, median %.2f, most %.2f%n",
        ratios.get(0),
        ratios.get(ratios.size() / 2),
        ratios.get(ratios.size() - 1));
  }

  private static void readAndWrite(SparkSession session, Path data, Path out) {
    StructType schema =
        StructType.fromDDL("id STRING, question STRING, answer STRING, category STRING");
    session
        .read()
        .schema(schema)
        .json(data.toString())
        .write()
        .mode(SaveMode.Overwrite)
        .json(out.toString());
  }

  private static void prepare(Path data, Path out, String estimator) {
    StringWriter text = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(text),
            new PrintWriter(text),
            "prepare",
            "--overwrite",
            "--set",
            "format=bedrock-conversation",
            "--set",
            "sources[0].path=" + data,
            "--set",
            "sources[0].fields={prompt: question, completion: answer, label: category, id: id}",
            "--set",
            "split={validation: 0.1, stratify-by: label}",
            "--set",
            "tokens.estimator=" + estimator,
            "--set",
            "output=" + out);
    if (code != 0 || Boolean.getBoolean("quarry.bench.verbose")) {
      System.out.println(text);
    }
    if (code != 0) {
      throw new IllegalStateException("prepare ended with exit code " + code);
    }
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();

    return (System.nanoTime() - begun) / SECOND;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
