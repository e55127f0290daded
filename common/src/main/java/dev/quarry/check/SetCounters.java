package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.part.RecordParts;
import dev.quarry.record.Block;
import dev.quarry.record.TrainingRecord;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * How many records of one split have which feature. Mergeable: parts can be counted in any order
 * and anywhere. The features of a record fit into a number, so that they can be kept with a row and
 * counted after it was decided where the row goes. Not thread-safe.
 */
public final class SetCounters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] counts = new long[Feature.values().length];
  private long total;
  private long unread;

  /** What a record can have. */
  public enum Feature {
    /** A system prompt. */
    SYSTEM(0),
    /** A description of tools: {@code toolConfig} or {@code tools}. */
    TOOLS(1),
    /** A reasoning block. */
    REASONING(2),
    /** An image block. */
    IMAGE(3),
    /** A video block. */
    VIDEO(4),
    /** A document block. */
    DOCUMENT(5),
    /** A tool use. */
    TOOL_USE(6),
    /** A tool result. */
    TOOL_RESULT(7),
    /** An id. */
    ID(8),
    /** A reference answer. */
    REFERENCE(9);

    private final int place;

    Feature(int place) {
      this.place = place;
    }

    /** Returns the word for rule ids, such as {@code tool-use}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private int bit() {
      return 1 << place;
    }
  }

  /** Returns the features of a record as one bit each. */
  public static int featuresOf(TrainingRecord record) {
    int features = record.id() == null ? 0 : Feature.ID.bit();
    JsonNode reference = record.reference();
    if (reference != null && !reference.isNull()) {
      features |= Feature.REFERENCE.bit();
    }
    if (record.extra().hasNonNull("toolConfig") || record.extra().hasNonNull("tools")) {
      features |= Feature.TOOLS.bit();
    }
    FeatureVisitor visitor = new FeatureVisitor(features);
    RecordParts.visit(record.content(), visitor);

    return visitor.features;
  }

  /** Counts a record. */
  public void add(TrainingRecord record) {
    add(featuresOf(record));
  }

  /** Counts a record by its features, from {@link #featuresOf}. */
  public void add(int features) {
    add(features, 1);
  }

  /** Counts as many records with the same features. */
  public void add(int features, long records) {
    total += records;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += (features >> i & 1) * records;
    }
  }

  /** Counts a record that cannot be read: one more, but neither like the others nor unlike them. */
  public void addUnread() {
    total++;
    unread++;
  }

  /** Adds what another part has counted, and returns this. */
  public SetCounters merge(SetCounters other) {
    total += other.total;
    unread += other.unread;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }

    return this;
  }

  /** Returns the number of records. */
  public long total() {
    return total;
  }

  /** Returns the number of records whose features are known. */
  public long known() {
    return total - unread;
  }

  /** Returns the number of records that have a feature. */
  public long count(Feature feature) {
    return counts[feature.place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetCounters that
        && total == that.total
        && unread == that.unread
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(total) + Long.hashCode(unread)) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return total + " records, " + unread + " of them unread, " + Arrays.toString(counts);
  }

  private static final class FeatureVisitor implements RecordParts.Visitor {
    private int features;

    FeatureVisitor(int features) {
      this.features = features;
    }

    @Override
    public void text(RecordParts.Part part, int index, String text) {
      if (part == RecordParts.Part.SYSTEM) {
        features |= Feature.SYSTEM.bit();
      }
    }

    @Override
    public void raw(RecordParts.Part part, int index, Block.Raw raw) {
      features |=
          switch (raw.kind()) {
            case "reasoningContent" -> Feature.REASONING.bit();
            case "image" -> Feature.IMAGE.bit();
            case "video" -> Feature.VIDEO.bit();
            case "document" -> Feature.DOCUMENT.bit();
            case "toolUse" -> Feature.TOOL_USE.bit();
            case "toolResult" -> Feature.TOOL_RESULT.bit();
            default -> 0;
          };
    }
  }
}
