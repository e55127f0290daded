package dev.quarry.jobs.prepare;

import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.ColumnarProbe;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.InputListing;
import dev.quarry.jobs.source.Piece;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.source.RowReaders;
import dev.quarry.jobs.source.Slice;
import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.jobs.stage.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/** Reads everything once: rows become staged rows on disk, and keys in a columnar file. */
final class NarrowPass {
  /** Damaged files come after everything else of their source. */
  private static final long AFTER_ALL = 1L << 47;

  private final SparkSession session;
  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final PipelineSpec spec;

  NarrowPass(SparkSession session, PipelineSpec spec) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.hadoop = session.sparkContext().hadoopConfiguration();
    this.spec = spec;
  }

  /**
   * Lists the input and cuts it.
   *
   * @param partitions into how many pieces; 0 leaves it to the cluster
   */
  Input plan(int partitions) {
    List<List<InputFile>> files = new ArrayList<>();
    long bytes = 0;
    for (SourceConfig source : spec.sources()) {
      List<InputFile> listed =
          source.format().equals("table")
              ? List.of(new InputFile("", source.query(), 0))
              : new InputListing(hadoop).list(source.paths());
      files.add(listed);
      bytes += listed.stream().mapToLong(InputFile::length).sum();
    }
    long target = Pieces.target(bytes, partitions, spark.defaultParallelism());
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < spec.sources().size(); i++) {
      SourceConfig source = spec.sources().get(i);
      if (source.isColumnar()) {
        pieces.addAll(damaged(i, source, files.get(i)));
      } else {
        pieces.addAll(
            Pieces.plan(
                i, target, files.get(i), file -> RowReaders.isSplittable(source, file, hadoop)));
      }
    }

    return new Input(files, pieces);
  }

  /** One piece for each columnar file that does not open. */
  private List<Piece> damaged(int number, SourceConfig source, List<InputFile> files) {
    if (source.format().equals("table")) {
      return List.of();
    }
    Map<String, String> entries = Storage.entries(hadoop);
    String format = source.format();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      indexes.add(i);
    }
    int tasks = Math.min(files.size(), Math.max(1, spark.defaultParallelism()));
    List<InputFile> listed = List.copyOf(files);
    List<Integer> broken =
        spark
            .parallelize(indexes, tasks)
            .filter(
                i ->
                    listed.get(i).length() == 0
                        || ColumnarProbe.findDamage(
                                format, listed.get(i).path(), Storage.configuration(entries))
                            .isPresent())
            .collect();
    List<Piece> pieces = new ArrayList<>();
    for (int file : broken) {
      InputFile input = files.get(file);
      Slice slice = new Slice(file, input.path(), 0, input.length(), input.length());
      pieces.add(new Piece(Pieces.segment(number, AFTER_ALL + file), number, List.of(slice)));
    }

    return pieces;
  }

  /** Reads the input; staged rows go to one folder, keys to another. */
  TaskReport run(Input input, Path rows, Path keys) {
    CollectionAccumulator<TaskReport> reports =
        session.sparkContext().collectionAccumulator("narrow pass");
    Map<String, String> entries = Storage.entries(hadoop);
    JavaRDD<Row> all =
        spark
            .parallelize(input.pieces(), Math.max(1, input.pieces().size()))
            .mapPartitions(new PieceRows(spec, rows.toString(), entries, reports));
    for (int i = 0; i < spec.sources().size(); i++) {
      if (spec.sources().get(i).isColumnar()) {
        all = all.union(columnar(i, input, rows, entries, reports));
      }
    }
    Dataset<Row> keyRows = session.createDataFrame(all, Keys.SCHEMA);
    DataFrameWriter<Row> writer = keyRows.write();
    for (String column : Keys.UNREPEATED) {
      writer = writer.option("parquet.enable.dictionary#" + column, "false");
    }
    writer.parquet(keys.toString());
    TaskReport merged = new TaskReport();
    for (TaskReport report : reports.value()) {
      merged.merge(report);
    }
    merged.segments.sort(Comparator.comparingLong(Segment::order));

    return merged;
  }

  private JavaRDD<Row> columnar(
      int number,
      Input input,
      Path rows,
      Map<String, String> entries,
      CollectionAccumulator<TaskReport> reports) {
    SourceConfig source = spec.sources().get(number);
    Set<String> broken = new HashSet<>();
    for (Piece piece : input.pieces()) {
      if (piece.source() == number) {
        piece.slices().forEach(slice -> broken.add(slice.path()));
      }
    }
    List<InputFile> files =
        input.files().get(number).stream().filter(f -> !broken.contains(f.path())).toList();
    if (files.isEmpty()) {
      return spark.emptyRDD();
    }
    Dataset<Row> loaded = ColumnarRows.load(session, source, files);

    return loaded
        .toJavaRDD()
        .mapPartitions(
            new BlockRows(
                spec,
                number,
                numbers(input.files().get(number)),
                rows.toString(),
                entries,
                reports));
  }

  /** Spark names files by their encoded URI. */
  private static Map<String, Integer> numbers(List<InputFile> files) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Path path = new Path(files.get(i).path().isEmpty() ? "/" : files.get(i).path());
      numbers.put(path.toUri().toString(), i);
      numbers.put(path.toString(), i);
      numbers.put(path.toUri().toString().replaceFirst("^file:/(?!/)", "file:///"), i);
      numbers.put(path.toString().replaceFirst("^file:/(?!/)", "file:///"), i);
    }

    return numbers;
  }
}
