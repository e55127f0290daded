package dev.quarry.jobs.publish;

import dev.quarry.jobs.split.Side;
import dev.quarry.metric.LogHistogram;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one task, or all of them, published. Merging is associative and commutative, and the merged
 * value does not depend on how the rows were divided among tasks. Its size does not grow with the
 * rows. Crosses to executors; not thread-safe.
 */
public final class PartSummary implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int EXAMPLES = 3;
  static final int DUPLICATE_EXAMPLES = 8;

  /** What went to each side. */
  public final Map<Side, SideSummary> sides = new EnumMap<>(Side.class);

  /** What was rejected, by reason. */
  public final TreeMap<String, RejectSummary> rejects = new TreeMap<>();

  /** The first repeats. */
  public final List<Example> duplicates = new ArrayList<>();

  /** The kept records of the first repeats, by their place, such as {@code faq.jsonl:17}. */
  public final TreeMap<String, String> keptTexts = new TreeMap<>();

  /** Objects that were written, by kind: a side's id, {@code rejects} or {@code duplicates}. */
  public final TreeMap<String, List<Part>> parts = new TreeMap<>();

  /** Creates a summary of nothing. */
  public PartSummary() {
    for (Side side : Side.values()) {
      sides.put(side, new SideSummary());
    }
  }

  /** Returns what went to a side. */
  public SideSummary side(Side side) {
    return java.util.Objects.requireNonNull(sides.get(side));
  }

  /** Returns the rejects of a reason, made when there are none yet. */
  public RejectSummary reject(String reason, String stage) {
    return rejects.computeIfAbsent(reason, key -> new RejectSummary(stage));
  }

  /** Adds the other's counts and keeps the first examples of both. */
  public PartSummary merge(PartSummary other) {
    other.sides.forEach((side, summary) -> side(side).merge(summary));
    other.rejects.forEach((reason, reject) -> reject(reason, reject.stage).merge(reject));
    duplicates.addAll(other.duplicates);
    keepFirst(duplicates, DUPLICATE_EXAMPLES);
    keptTexts.putAll(other.keptTexts);
    other.parts.forEach(
        (kind, list) -> parts.computeIfAbsent(kind, key -> new ArrayList<>()).addAll(list));

    return this;
  }

  /** Returns the objects of a kind in the order of the input. */
  public List<Part> parts(String kind) {
    List<Part> sorted = new ArrayList<>(parts.getOrDefault(kind, List.of()));
    sorted.sort(Comparator.comparingInt(Part::number));

    return sorted;
  }

  static void keepFirst(List<Example> examples, int count) {
    examples.sort(Comparator.comparingLong(Example::segment).thenComparingInt(Example::row));
    if (examples.size() > count) {
      examples.subList(count, examples.size()).clear();
    }
  }

  /**
   * An object of a kind.
   *
   * @param number its place among the objects of its kind
   * @param path where it is
   * @param bytes its length
   */
  public record Part(int number, String path, long bytes) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A row to show.
   *
   * @param segment its segment
   * @param row its row
   * @param source the file
   * @param position the place in the file
   * @param text the line, or what is wrong
   * @param record the row, or the kept record's place
   */
  public record Example(
      long segment, int row, String source, long position, String text, String record)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** What went to one side. */
  public static final class SideSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Lines written. */
    public long lines;

    /** Bytes written, line feeds included. */
    public long bytes;

    /** Tokens of each record by the planning estimator. */
    public final LogHistogram tokens = new LogHistogram();

    /** Tokens of each record by the limit estimator. */
    public final LogHistogram limitTokens = new LogHistogram();

    /** Code points of the prompt sides. */
    public final LogHistogram prompts = new LogHistogram();

    /** Code points of the completion sides. */
    public final LogHistogram completions = new LogHistogram();

    /** For each combination of traits, how many records have it. */
    public final TreeMap<Integer, Long> traits = new TreeMap<>();

    private int lastTraits = -1;
    private long lastTraitsCount;

    /** The first lines. */
    public final List<Example> samples = new ArrayList<>();

    /** Counts a record's traits; most follow one like it. */
    void addTraits(int combination) {
      if (combination != lastTraits) {
        settle();
        lastTraits = combination;
      }
      lastTraitsCount++;
    }

    /** Brings {@link #traits} up to date. */
    void settle() {
      if (lastTraitsCount > 0) {
        traits.merge(lastTraits, lastTraitsCount, Long::sum);
      }
      lastTraitsCount = 0;
    }

    void merge(SideSummary other) {
      lines += other.lines;
      bytes += other.bytes;
      tokens.merge(other.tokens);
      limitTokens.merge(other.limitTokens);
      prompts.merge(other.prompts);
      completions.merge(other.completions);
      other.traits.forEach((trait, count) -> traits.merge(trait, count, Long::sum));
      samples.addAll(other.samples);
      keepFirst(samples, EXAMPLES);
    }
  }

  /** What was rejected for one reason. */
  public static final class RejectSummary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The stage that rejected. */
    public final String stage;

    /** How many rows. */
    public long count;

    /** The first of them. */
    public final List<Example> examples = new ArrayList<>();

    RejectSummary(@Nullable String stage) {
      this.stage = stage == null ? "" : stage;
    }

    void merge(RejectSummary other) {
      count += other.count;
      examples.addAll(other.examples);
      keepFirst(examples, EXAMPLES);
    }
  }
}
