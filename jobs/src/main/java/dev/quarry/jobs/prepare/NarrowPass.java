package dev.quarry.jobs.prepare;

import dev.quarry.jobs.prepare.columnar.ColumnarRows;
import dev.quarry.jobs.prepare.columnar.DamagedFiles;
import dev.quarry.jobs.prepare.columnar.ReadFailures;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.InputListing;
import dev.quarry.jobs.source.Piece;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.source.RowReaders;
import dev.quarry.jobs.source.Slice;
import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.jobs.stage.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final DamagedFiles damagedFiles;

  NarrowPass(SparkSession session, PipelineSpec spec) {
    this.session = session;
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.hadoop = session.sparkContext().hadoopConfiguration();
    this.spec = spec;
    this.damagedFiles = new DamagedFiles(session);
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
        List<Integer> unopened =
            source.format().equals("table")
                ? List.of()
                : damagedFiles.unopened(source, files.get(i));
        pieces.addAll(broken(i, files.get(i), unopened));
      } else {
        pieces.addAll(
            Pieces.plan(
                i, target, files.get(i), file -> RowReaders.isSplittable(source, file, hadoop)));
      }
    }
    Input input = new Input(files, pieces);
    for (int i = 0; i < spec.sources().size(); i++) {
      if (spec.sources().get(i).isColumnar()) {
        load(i, input); // What cannot be read at all is told before the output is touched.
      }
    }

    return input;
  }

  /** One piece for each columnar file that cannot be read. */
  private static List<Piece> broken(int source, List<InputFile> files, List<Integer> numbers) {
    List<Piece> pieces = new ArrayList<>();
    for (int file : numbers) {
      InputFile input = files.get(file);
      Slice slice = new Slice(file, input.path(), 0, input.length(), input.length());
      pieces.add(new Piece(Pieces.segment(source, AFTER_ALL + file), source, List.of(slice)));
    }

    return pieces;
  }

  /**
   * Reads the input; staged rows go to one folder, keys to another. Where a columnar file turns out
   * to be damaged inside, reads again without it.
   */
  TaskReport run(Input input, Path rows, Path keys) throws IOException {
    try {
      return attempt(input, rows, keys);
    } catch (Exception e) { // Spark throws checked exceptions without declaring them
      Input readable = withoutDamaged(input);
      if (readable.pieces().size() == input.pieces().size()) {
        throw ReadFailures.explain(e, spec.sources());
      }
      for (Path folder : List.of(rows, keys)) {
        Storage.fileSystem(folder, hadoop).delete(folder, true);
      }
      return attempt(readable, rows, keys);
    }
  }

  private Input withoutDamaged(Input input) {
    List<Piece> pieces = new ArrayList<>(input.pieces());
    for (int i = 0; i < spec.sources().size(); i++) {
      SourceConfig source = spec.sources().get(i);
      if (source.isColumnar() && !source.format().equals("table")) {
        List<InputFile> files = input.files().get(i);
        pieces.addAll(
            broken(i, files, damagedFiles.unreadable(source, files, brokenPaths(i, input))));
      }
    }

    return new Input(input.files(), pieces);
  }

  private TaskReport attempt(Input input, Path rows, Path keys) {
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
    return load(number, input)
        .map(
            loaded ->
                loaded
                    .toJavaRDD()
                    .mapPartitions(
                        new BlockRows(
                            spec,
                            number,
                            numbers(input.files().get(number)),
                            rows.toString(),
                            entries,
                            reports)))
        .orElseGet(spark::emptyRDD);
  }

  /** Returns the rows of a columnar source; empty when none of its files can be read. */
  private Optional<Dataset<Row>> load(int number, Input input) {
    Set<String> broken = brokenPaths(number, input);
    List<InputFile> files =
        input.files().get(number).stream().filter(f -> !broken.contains(f.path())).toList();

    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(ColumnarRows.load(session, spec.sources().get(number), files));
  }

  private static Set<String> brokenPaths(int source, Input input) {
    Set<String> broken = new HashSet<>();
    for (Piece piece : input.pieces()) {
      if (piece.source() == source) {
        piece.slices().forEach(slice -> broken.add(slice.path()));
      }
    }

    return broken;
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
