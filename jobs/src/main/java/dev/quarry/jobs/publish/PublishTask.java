package dev.quarry.jobs.publish;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.split.Verdicts;
import dev.quarry.jobs.stage.Segment;
import dev.quarry.jobs.stage.StagedRow;
import dev.quarry.jobs.stage.StagedRowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads staged rows in order once more and writes each to its side, to the rejects or to the
 * duplicates. Crosses to executors; what it opens lives within one call.
 *
 * @param folder where part objects go
 * @param hadoop the Hadoop conf as a plain map
 * @param verdicts decides sides and caps
 * @param places names the place of a row
 * @param plainText whether lines are text and not JSON
 * @param shown the kept records whose text the report shows, few
 */
public record PublishTask(
    String folder,
    Map<String, String> hadoop,
    Verdicts verdicts,
    Places places,
    boolean plainText,
    Set<Shown> shown)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SHOWN = 2000;

  /**
   * Publishes segments.
   *
   * @param number the place of these segments among all tasks
   * @param attempt makes the names of the objects unique among attempts
   * @param segments in order
   * @param drops those of these segments, in the order of the rows
   */
  public PartSummary publish(
      int number, String attempt, List<Segment> segments, Iterator<Drop> drops) throws IOException {
    Run run = new Run(number, attempt, drops);
    try {
      for (Segment segment : segments) {
        run.segment(segment);
      }
    } finally {
      run.close();
    }

    return run.finish();
  }

  /**
   * A record to show.
   *
   * @param segment its segment
   * @param row its row
   */
  public record Shown(long segment, int row) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final class Run {
    private final int number;
    private final Configuration configuration = Storage.configuration(hadoop);
    private final Map<Side, PartWriter> writers = new EnumMap<>(Side.class);
    private final PartWriter rejects;
    private final PartWriter duplicates;
    private final PartSummary summary = new PartSummary();
    private final Iterator<Drop> drops;
    private final StagedRow row = new StagedRow();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable Drop nextDrop;

    Run(int number, String attempt, Iterator<Drop> drops) {
      this.number = number;
      this.drops = drops;
      this.nextDrop = drops.hasNext() ? drops.next() : null;
      for (Side side : Side.values()) {
        writers.put(side, writer(side.id(), attempt));
      }
      rejects = writer("rejects", attempt);
      duplicates = writer("duplicates", attempt);
    }

    private PartWriter writer(String kind, String attempt) {
      String name = String.format("part-%06d-%s.jsonl", number, attempt);
      return new PartWriter(new Path(new Path(folder, kind), name), configuration);
    }

    void segment(Segment segment) throws IOException {
      Path path = new Path(segment.path());
      FSDataInputStream in = Storage.fileSystem(path, configuration).open(path, 1 << 16);
      in.seek(segment.start());
      try (StagedRowReader reader = new StagedRowReader(in)) {
        for (int i = 0; i < segment.rows(); i++) {
          reader.read(row);
          row.row = i;
          row(segment.order());
        }
      }
    }

    private void row(long segment) throws IOException {
      if (row.rejected) {
        reject(segment, row.reason, row.stage, row.detail, null);
        return;
      }
      Drop drop = nextDrop;
      if (drop != null && drop.segment() == segment && drop.row() == row.row) {
        nextDrop = drops.hasNext() ? drops.next() : null;
        duplicate(segment, drop);
        return;
      }
      Side side = verdicts.side(row.splitHash, row.label);
      if (verdicts.isCapped(side, row.capHash, row.label)) {
        reject(
            segment,
            "cap:" + side.id(),
            "cap",
            "The set has more records than the model takes",
            null);
        return;
      }
      keep(segment, side);
    }

    private void keep(long segment, Side side) throws IOException {
      writer(side).line(row.bytes, row.length);
      PartSummary.SideSummary kept = summary.side(side);
      kept.lines++;
      kept.bytes += row.length + 1L;
      kept.tokens.add(row.tokens);
      kept.limitTokens.add(row.limitTokens);
      kept.prompts.add(row.promptChars);
      kept.completions.add(row.completionChars);
      kept.addTraits(row.traits);
      if (!shown.isEmpty() && shown.contains(new Shown(segment, row.row))) {
        summary.keptTexts.put(
            places.file(segment, row.file) + ":" + places.position(segment, row.file, row.position),
            shown());
      }
      if (kept.samples.size() < PartSummary.EXAMPLES) {
        kept.samples.add(example(segment, shown(), ""));
      }
    }

    private void duplicate(long segment, Drop drop) throws IOException {
      String keptFile = places.file(drop.keptSegment(), drop.keptFile());
      long keptPosition = places.position(drop.keptSegment(), drop.keptFile(), drop.keptPosition());
      String file = places.file(segment, row.file);
      long position = places.position(segment, row.file, row.position);
      String kept = drop.keptId() == null ? keptFile + ":" + keptPosition : drop.keptId();
      buffer.reset();
      try (JsonGenerator out = generator()) {
        out.writeStartObject();
        out.writeStringField("dropped", row.id == null ? file + ":" + position : row.id);
        out.writeStringField("kept", kept);
        out.writeStringField("kind", "exact");
        out.writeNumberField("similarity", 1.0);
        out.writeStringField("droppedSource", file);
        out.writeNumberField("droppedPosition", position);
        out.writeStringField("keptSource", keptFile);
        out.writeNumberField("keptPosition", keptPosition);
        out.writeEndObject();
      }
      byte[] line = buffer.toByteArray();
      duplicates.line(line, line.length);
      if (summary.duplicates.size() < PartSummary.DUPLICATE_EXAMPLES) {
        summary.duplicates.add(example(segment, shown(), new String(line, StandardCharsets.UTF_8)));
      }
      reject(
          segment,
          "duplicate:exact",
          "dedup",
          "The same content as " + keptFile + ":" + keptPosition,
          kept);
    }

    private void reject(
        long segment, String reason, String stage, String detail, @Nullable String kept)
        throws IOException {
      String file = places.file(segment, row.file);
      long position = places.position(segment, row.file, row.position);
      buffer.reset();
      try (JsonGenerator out = generator()) {
        out.writeStartObject();
        out.writeStringField("reason", reason);
        out.writeStringField("stage", stage);
        out.writeStringField("detail", detail);
        out.writeStringField("source", file);
        out.writeNumberField("position", position);
        if (kept != null) {
          out.writeStringField("kept", kept);
        }
        if (plainText && !row.rejected) {
          out.writeStringField("record", text());
        } else {
          out.writeFieldName("record");
          out.writeRawValue(text());
        }
        out.writeEndObject();
      }
      byte[] line = buffer.toByteArray();
      rejects.line(line, line.length);
      count(segment, reason, stage, detail, file, position);
    }

    private void count(
        long segment, String reason, String stage, String detail, String file, long position) {
      PartSummary.RejectSummary rejected = summary.reject(reason, stage);
      rejected.count++;
      if (rejected.examples.size() < PartSummary.EXAMPLES) {
        rejected.examples.add(
            new PartSummary.Example(segment, row.row, file, position, detail, shown()));
      }
    }

    private PartSummary.Example example(long segment, String text, String record) {
      return new PartSummary.Example(
          segment,
          row.row,
          places.file(segment, row.file),
          places.position(segment, row.file, row.position),
          text,
          record);
    }

    private PartWriter writer(Side side) {
      return java.util.Objects.requireNonNull(writers.get(side));
    }

    private JsonGenerator generator() throws IOException {
      return MAPPER.getFactory().createGenerator(buffer, JsonEncoding.UTF8);
    }

    private String text() {
      return new String(row.bytes, 0, row.length, StandardCharsets.UTF_8);
    }

    private String shown() {
      String text = text();
      return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }

    PartSummary finish() {
      writers.forEach((side, writer) -> add(side.id(), writer));
      summary.sides.values().forEach(PartSummary.SideSummary::settle);
      add("rejects", rejects);
      add("duplicates", duplicates);

      return summary;
    }

    private void add(String kind, PartWriter writer) {
      if (!writer.isEmpty()) {
        summary
            .parts
            .computeIfAbsent(kind, key -> new java.util.ArrayList<>())
            .add(writer.part(number));
      }
    }

    void close() throws IOException {
      IOException failure = null;
      for (PartWriter writer : writers.values()) {
        failure = close(writer, failure);
      }
      failure = close(duplicates, close(rejects, failure));
      if (failure != null) {
        throw failure;
      }
    }

    private @Nullable IOException close(PartWriter writer, @Nullable IOException earlier) {
      try {
        writer.close();
        return earlier;
      } catch (IOException e) {
        return e;
      }
    }
  }
}
