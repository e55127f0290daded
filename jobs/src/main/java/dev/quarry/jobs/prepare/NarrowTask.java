package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.format.Formats;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.source.RowSink;
import dev.quarry.jobs.stage.Segment;
import dev.quarry.jobs.stage.StagedRow;
import dev.quarry.jobs.stage.StagedRowWriter;
import dev.quarry.mapping.RowMapping;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * One task of the narrow pass: takes rows, stages them into one file, and hands out the keys of
 * those that became records. Not thread-safe.
 */
final class NarrowTask implements RowSink, dev.quarry.mapping.RowSink {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int RECORD_KEPT = 1 << 20;

  private final PipelineSpec spec;
  private final String path;
  private final StagedRowWriter writer;
  private final TaskReport report = new TaskReport();
  private final RecordPipeline pipeline;
  private final @Nullable RowMapping[] mappings;
  private final StagedRow row = new StagedRow();
  private final Deque<Row> keys = new ArrayDeque<>();

  private long segment;
  private int source;
  private int rows;
  private long segmentStart;
  private int file;
  private long position;
  private long offset;
  private long counted;
  private @Nullable JsonNode current;

  NarrowTask(PipelineSpec spec, String path, Configuration hadoop) throws IOException {
    this.spec = spec;
    this.path = path;
    Path target = new Path(path);
    this.writer = new StagedRowWriter(Storage.fileSystem(target, hadoop).create(target, true));
    this.pipeline = new RecordPipeline(spec, report);
    this.mappings = new RowMapping[spec.sources().size()];
  }

  /** Begins a segment; whatever comes until {@link #endSegment} belongs to it. */
  void beginSegment(long order) {
    segment = order;
    source = Pieces.sourceOf(order);
    rows = 0;
    segmentStart = writer.bytes();
  }

  /** Begins a file within the segment. */
  void beginFile(int number) {
    file = number;
    counted = 0;
  }

  /** Ends the segment; empty ones leave no trace but their borders. */
  void endSegment(List<Segment.Border> borders) {
    report.segments.add(
        new Segment(segment, rows, path, segmentStart, writer.bytes() - segmentStart, borders));
  }

  /** Returns the keys of the next record, null when all that were made are taken. */
  @Nullable Row poll() {
    return keys.poll();
  }

  /** Ends the task and returns its report. */
  TaskReport finish() throws IOException {
    writer.close();
    return report;
  }

  @Override
  public void row(long at, long readOffset, JsonNode read) {
    position = at;
    offset = readOffset;
    current = read;
    mapping().map(read, this);
    current = null;
  }

  private RowMapping mapping() {
    RowMapping mapping = mappings[source];
    if (mapping == null) {
      mapping = RowMapping.of(spec.mappings().get(source), Formats::byId);
      mappings[source] = mapping;
    }

    return mapping;
  }

  @Override
  public void broken(long at, String rule, String detail, String record) {
    position = at;
    row.rejected = true;
    row.reason = rule;
    row.stage = "read";
    row.detail = detail;
    write(json(record));
  }

  @Override
  public void record(int element, TrainingRecord record) {
    place();
    pipeline.stage(record, segment, placeOf(element), row);
    if (row.rejected) {
      write(rejected());
      return;
    }
    write(null);
    keys.add(Keys.row(segment, row, pipeline.signals()));
  }

  @Override
  public void reject(int element, Fault fault) {
    row.rejected = true;
    row.reason = fault.rule();
    row.stage = "map";
    String where = fault.field().isEmpty() ? "" : fault.field() + ": ";
    row.detail = where + fault.message() + " (" + fault.fix() + ")";
    write(rejected());
  }

  @Override
  public void warn(int element, Fault fault) {
    report.warn(fault.rule(), fault.message());
  }

  @Override
  public void shape(String id) {
    report.shape(source, id);
  }

  /** Tells records apart, the same however the input is cut. */
  private long placeOf(int element) {
    return (((long) source << 32) + file) * 0x9e3779b97f4a7c15L + offset * 31 + element;
  }

  private void place() {
    row.row = rows;
    row.file = file;
    row.position = position == RowSink.COUNTED ? counted + 1 : position;
  }

  /** Stages the row; for a reject with the given JSON in the place of a line. */
  private void write(byte @Nullable [] json) {
    place();
    counted++;
    if (json != null) {
      row.setBytes(json, 0, json.length);
    }
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stage rows in " + path, e);
    }
    rows++;
    report.read.merge(source, 1L, Long::sum);
  }

  private byte[] rejected() {
    JsonNode rejectedRow = current;
    if (rejectedRow == null) {
      return json("");
    }
    try {
      byte[] bytes = MAPPER.writeValueAsBytes(rejectedRow);
      return bytes.length <= RECORD_KEPT
          ? bytes
          : json(new String(bytes, 0, RECORD_KEPT, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return json(escaped(rejectedRow.toString()));
    }
  }

  private static byte[] json(String text) {
    try {
      return MAPPER.writeValueAsBytes(text);
    } catch (JsonProcessingException e) {
      return ("\"" + escaped(text) + "\"").getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Replaces everything that is not plain ASCII, for rows that cannot be written as UTF-8. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), 4000); i++) {
      char c = text.charAt(i);
      safe.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
    }

    return safe.toString();
  }
}
