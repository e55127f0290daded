package dev.quarry.jobs.publish;

import dev.quarry.aws.S3ObjectSettings;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.split.Verdicts;
import dev.quarry.jobs.stage.Segment;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Publishes staged rows: part objects by tasks, then one object a side. */
public final class Publisher {
  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final OutputFolder output;
  private final Composer composer;

  /** Creates a publisher. */
  public Publisher(SparkSession session, OutputFolder output, S3ObjectSettings objectSettings) {
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.hadoop = session.sparkContext().hadoopConfiguration();
    this.output = output;
    this.composer = new Composer(spark, hadoop, objectSettings);
  }

  /**
   * Writes the part objects.
   *
   * @param segments every segment, sorted by order
   * @param drops the repeats, as {@code ExactDuplicates} gives them; null when there are none
   */
  public PartSummary writeParts(
      List<Segment> segments,
      @org.jspecify.annotations.Nullable Dataset<Row> drops,
      Verdicts verdicts,
      Places places,
      boolean plainText) {
    PublishTask task =
        new PublishTask(
            new org.apache.hadoop.fs.Path(output.staging(), "parts").toString(),
            Storage.entries(hadoop),
            verdicts,
            places,
            plainText,
            drops == null ? Set.of() : shown(drops));
    List<List<Segment>> units = units(segments);
    JavaRDD<Unit> rdd = spark.parallelize(numbered(units), Math.max(1, units.size()));
    JavaRDD<PartSummary> summaries =
        drops == null
            ? rdd.map(unit -> run(task, unit, Collections.emptyIterator()))
            : rdd.zipPartitions(dropsByUnit(drops, units), (unit, own) -> zipped(task, unit, own));

    return units.isEmpty() ? new PartSummary() : summaries.treeReduce(PartSummary::merge, 2);
  }

  /** The records that were kept in the place of the first repeats. */
  private static Set<PublishTask.Shown> shown(Dataset<Row> drops) {
    Set<PublishTask.Shown> shown = new HashSet<>();
    for (Row row :
        drops
            .orderBy("segment", "row")
            .limit(PartSummary.DUPLICATE_EXAMPLES)
            .select("keptSegment", "keptRow")
            .collectAsList()) {
      shown.add(new PublishTask.Shown(row.getLong(0), row.getInt(1)));
    }

    return shown;
  }

  /** Composes one object for each side that is wanted, and one each of rejects and duplicates. */
  public Published compose(PartSummary summary, Set<Side> sides) throws IOException {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (String kind : List.of("rejects", "duplicates")) {
      String name = kind + "/part-00000.jsonl";
      hashes.put(name, composer.compose(summary.parts(kind), output.path(name)));
    }
    for (Side side : sides) {
      hashes.put(
          side.fileName(),
          composer.compose(summary.parts(side.id()), output.path(side.fileName())));
    }

    return new Published(summary, hashes);
  }

  /** Segments of one staged file go together: they were written by one task. */
  private static List<List<Segment>> units(List<Segment> segments) {
    List<List<Segment>> units = new ArrayList<>();
    for (Segment segment : segments) {
      List<Segment> last = units.isEmpty() ? null : units.get(units.size() - 1);
      if (last == null || !last.get(0).path().equals(segment.path())) {
        last = new ArrayList<>();
        units.add(last);
      }
      last.add(segment);
    }

    return units;
  }

  private static List<Unit> numbered(List<List<Segment>> units) {
    List<Unit> numbered = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      numbered.add(new Unit(i, List.copyOf(units.get(i))));
    }

    return numbered;
  }

  private static JavaRDD<Drop> dropsByUnit(Dataset<Row> drops, List<List<Segment>> units) {
    long[] orders = new long[units.stream().mapToInt(List::size).sum()];
    int[] numbers = new int[orders.length];
    int next = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      for (Segment segment : units.get(unit)) {
        orders[next] = segment.order();
        numbers[next++] = unit;
      }
    }
    JavaPairRDD<Place, Drop> keyed =
        drops
            .toJavaRDD()
            .mapToPair(
                row ->
                    new Tuple2<>(
                        new Place(row.getLong(0), row.getInt(1)),
                        new Drop(
                            row.getLong(0),
                            row.getInt(1),
                            row.getLong(2),
                            row.getInt(4),
                            row.getLong(5),
                            row.getString(6))));

    return keyed
        .repartitionAndSortWithinPartitions(new ByUnit(units.size(), orders, numbers))
        .values();
  }

  private static PartSummary run(PublishTask task, Unit unit, Iterator<Drop> drops)
      throws IOException {
    String attempt = Long.toString(TaskContext.get().taskAttemptId());
    return task.publish(unit.number(), attempt, unit.segments(), drops);
  }

  private static Iterator<PartSummary> zipped(
      PublishTask task, Iterator<Unit> units, Iterator<Drop> drops) throws IOException {
    return units.hasNext()
        ? List.of(run(task, units.next(), drops)).iterator()
        : Collections.emptyIterator();
  }

  private record Unit(int number, List<Segment> segments) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The place of a row, in the order of the input. */
  private record Place(long segment, int row) implements Serializable, Comparable<Place> {
    private static final long serialVersionUID = 1L;
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::segment).thenComparingInt(Place::row);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Sends a drop to the task that publishes its segment. */
  private static final class ByUnit extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int units;
    private final long[] orders;
    private final int[] numbers;

    ByUnit(int units, long[] orders, int[] numbers) {
      this.units = units;
      this.orders = orders;
      this.numbers = numbers;
    }

    @Override
    public int numPartitions() {
      return units;
    }

    @Override
    public int getPartition(Object key) {
      return numbers[Arrays.binarySearch(orders, ((Place) key).segment())];
    }
  }
}
