package dev.quarry.jobs.validate;

import dev.quarry.aws.BedrockUri;
import dev.quarry.aws.S3Location;
import dev.quarry.check.SetCounters;
import dev.quarry.check.SetRules;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.Piece;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.source.StrictLines;
import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.stage.LineNumbers;
import dev.quarry.jobs.stage.Segment;
import dev.quarry.record.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** One run of {@code validate}: reads every line once, on the cluster, and judges the set here. */
final class Validation {
  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final ValidateConfig config;

  Validation(SparkSession session, ValidateConfig config) {
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.hadoop = spark.hadoopConfiguration();
    this.config = config;
  }

  /** Judges the files. */
  Verdict run(Selection selection) {
    ValidationSpec spec = config.spec(hadoop);
    Findings findings = named(selection);
    List<Piece> pieces = plan(selection);
    findings.merge(
        spark
            .parallelize(pieces, pieces.size())
            .mapPartitions(new PieceTask(spec, Storage.entries(hadoop)))
            .treeReduce(Findings::merge));
    SortedMap<Side, Verdict.Split> splits = new TreeMap<>();
    for (Side side : Selection.SIDES) {
      List<InputFile> files = selection.of(side);
      if (!files.isEmpty()) {
        SplitCounts counts = findings.split(side);
        splits.put(side, new Verdict.Split(files, bytes(files, counts), counts));
      }
    }

    return verdict(spec.plan().limit().id(), splits, findings);
  }

  private List<Piece> plan(Selection selection) {
    long bytes = 0;
    for (Side side : Selection.SIDES) {
      bytes += selection.of(side).stream().mapToLong(InputFile::length).sum();
    }
    long target = Pieces.target(bytes, config.partitions(), spark.defaultParallelism());
    List<Piece> pieces = new ArrayList<>();
    for (int source = 0; source < Selection.SIDES.size(); source++) {
      pieces.addAll(
          Pieces.plan(
              source,
              target,
              selection.of(Selection.SIDES.get(source)),
              file -> StrictLines.isSplittable(file, hadoop)));
    }

    return pieces;
  }

  /** Returns what the names of the files say already. */
  private Findings named(Selection selection) {
    Findings findings = new Findings(config.maxFaults());
    for (int source = 0; source < Selection.SIDES.size(); source++) {
      List<InputFile> files = selection.of(Selection.SIDES.get(source));
      long segment = Pieces.segment(source, 0);
      for (int i = 0; i < files.size(); i++) {
        int ordinal = 0;
        for (Fault fault : ofName(files.get(i).shown())) {
          findings.add(segment, i, 0, ordinal++, fault);
        }
      }
    }

    return findings;
  }

  private List<Fault> ofName(String file) {
    List<Fault> faults = new ArrayList<>();
    boolean isText = config.target().format().equals("plain-text");
    if (!isText && !Selection.isJsonLines(file)) {
      faults.add(FileRules.extension(file.substring(file.lastIndexOf('/') + 1)));
    }
    if (S3Location.isS3(file)) {
      Optional<String> reason =
          config.target().family().startsWith("nova")
              ? BedrockUri.novaFault("file", file)
              : BedrockUri.fault("file", file);
      reason.map(FileRules::uri).ifPresent(faults::add);
    }

    return faults;
  }

  private static long bytes(List<InputFile> files, SplitCounts counts) {
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      bytes += counts.unpacked.getOrDefault(i, files.get(i).length());
    }

    return bytes;
  }

  private Verdict verdict(
      String estimator, SortedMap<Side, Verdict.Split> splits, Findings findings) {
    List<Finding> all = located(splits, findings);
    Map<Tally.Key, long[]> counts = new TreeMap<>();
    findings
        .tallies()
        .forEach((key, tally) -> counts.put(key, new long[] {tally.count(), tally.first().size()}));
    for (Fault fault : ofSet(splits)) {
      all.add(new Finding(null, 0, fault));
      long[] count =
          counts.computeIfAbsent(
              new Tally.Key(fault.rule(), fault.severity()), key -> new long[] {0, 0});
      count[0]++;
      count[1]++;
    }
    List<Verdict.Total> totals = new ArrayList<>();
    counts.forEach((key, count) -> totals.add(new Verdict.Total(key, count[0], count[1])));

    return new Verdict(config.target(), estimator, splits, all, totals);
  }

  /** Returns the faults of lines and files with the numbers that the lines have in their files. */
  private static List<Finding> located(SortedMap<Side, Verdict.Split> splits, Findings findings) {
    List<Segment> segments = new ArrayList<>(findings.segments());
    segments.sort(Comparator.comparingLong(Segment::order));
    Map<Long, LineNumbers.Base> bases = LineNumbers.of(segments);
    List<Found> sorted = new ArrayList<>();
    findings
        .tallies()
        .forEach((key, tally) -> tally.first().forEach(at -> sorted.add(new Found(at, key))));
    sorted.sort(Comparator.comparing(Found::at).thenComparing(Found::key));
    List<Finding> located = new ArrayList<>();
    for (Found found : sorted) {
      Side side = Selection.SIDES.get(Pieces.sourceOf(found.at().segment()));
      Verdict.Split split = Objects.requireNonNull(splits.get(side));
      located.add(
          new Finding(
              split.files().get(found.at().file()).shown(),
              line(found.at(), bases.get(found.at().segment())),
              found.fault()));
    }

    return located;
  }

  private record Found(Occurrence at, Tally.Key key) {
    Fault fault() {
      return new Fault(key.rule(), at.field(), at.message(), at.fix(), key.severity());
    }
  }

  private static long line(Occurrence found, LineNumbers.@Nullable Base base) {
    if (base == null || base.file() != found.file() || found.line() == 0) {
      return found.line();
    }

    return found.line() + base.lines();
  }

  private List<Fault> ofSet(SortedMap<Side, Verdict.Split> splits) {
    List<Fault> faults = new ArrayList<>();
    splits.forEach(
        (side, split) -> {
          if (split.files().size() > 1 && config.target().technique() != null) {
            faults.add(FileRules.several(split.files().size(), side.id()));
          }
        });
    faults.addAll(
        SetRules.judge(
            config.target(),
            features(splits.get(Side.TRAIN)),
            features(splits.get(Side.VALIDATION)),
            bytes(splits.get(Side.TRAIN)),
            bytes(splits.get(Side.VALIDATION))));

    return faults;
  }

  private static SetCounters features(Verdict.@Nullable Split split) {
    return split == null ? new SetCounters() : split.counts().features;
  }

  private static long bytes(Verdict.@Nullable Split split) {
    return split == null ? 0 : split.bytes();
  }
}
