package dev.quarry.jobs.prepare.columnar;

import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.runtime.StorageFaults;
import dev.quarry.jobs.source.ColumnarProbe;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Finds the columnar files of a source that cannot be read, so that they become rejects. */
public final class DamagedFiles {
  private final SparkSession session;
  private final JavaSparkContext spark;

  /** Creates a finder. */
  public DamagedFiles(SparkSession session) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** Returns the numbers of the files that do not open: a look at the footer of each. */
  public List<Integer> unopened(SourceConfig source, List<InputFile> files) {
    Map<String, String> entries = Storage.entries(session.sparkContext().hadoopConfiguration());
    String format = source.format();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      numbers.add(i);
    }
    int tasks = Math.min(files.size(), Math.max(1, spark.defaultParallelism()));
    List<InputFile> listed = List.copyOf(files);

    return spark
        .parallelize(numbers, Math.max(1, tasks))
        .filter(
            i ->
                listed.get(i).length() == 0
                    || ColumnarProbe.findDamage(
                            format, listed.get(i).path(), Storage.configuration(entries))
                        .isPresent())
        .collect();
  }

  /**
   * Returns the numbers of the files that open, and yet cannot be read to their end. Reads each of
   * them, one after another: for after a run has failed, not before.
   */
  public List<Integer> unreadable(SourceConfig source, List<InputFile> files, Set<String> known) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (!known.contains(files.get(i).path()) && !isReadable(source, files.get(i))) {
        numbers.add(i);
      }
    }

    return numbers;
  }

  private boolean isReadable(SourceConfig source, InputFile file) {
    try {
      ColumnarRows.load(session, source, List.of(file)).toJavaRDD().foreach(row -> {});
      return true;
    } catch (Exception e) { // Spark throws checked exceptions without declaring them
      return StorageFaults.find(e).isPresent();
    }
  }
}
