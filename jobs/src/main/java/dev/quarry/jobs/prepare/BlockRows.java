package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.Json;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.source.SourceRules;
import dev.quarry.jobs.stage.Segment;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * The narrow pass over rows that Spark read from columnar files or a table. Crosses to executors.
 *
 * @param spec what to do with rows
 * @param source the number of the source
 * @param files the numbers of its files by path
 * @param folder where staged files go
 * @param hadoop the Hadoop conf as a plain map
 * @param reports receives one report for each task that ended well
 */
record BlockRows(
    PipelineSpec spec,
    int source,
    Map<String, Integer> files,
    String folder,
    Map<String, String> hadoop,
    CollectionAccumulator<TaskReport> reports)
    implements FlatMapFunction<Iterator<Row>, Row>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 2000;

  /** Blocks of one file lie further apart than this; Spark never makes smaller splits by itself. */
  private static final int BLOCK_SHIFT = 16;

  private static final int FILE_SHIFT = 26;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) throws IOException {
    TaskContext context = TaskContext.get();
    String name =
        String.format("s%d-%06d-%d.rows", source, context.partitionId(), context.taskAttemptId());
    NarrowTask task = new NarrowTask(spec, folder + "/" + name, Storage.configuration(hadoop));

    return new Rows(rows, task);
  }

  private final class Rows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final NarrowTask task;
    private @Nullable String path;
    private long start;
    private int file;
    private long count;
    private boolean ended;
    private @Nullable Row next;

    Rows(Iterator<Row> rows, NarrowTask task) {
      this.rows = rows;
      this.task = task;
    }

    @Override
    public boolean hasNext() {
      try {
        while (next == null && !ended) {
          next = task.poll();
          if (next == null) {
            step();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }

      return next != null;
    }

    @Override
    public Row next() {
      Row row = hasNext() ? next : null;
      if (row == null) {
        throw new NoSuchElementException();
      }
      next = null;

      return row;
    }

    private void step() throws IOException {
      if (!rows.hasNext()) {
        endBlock();
        ended = true;
        reports.add(task.finish());
        return;
      }
      Row row = rows.next();
      if (!row.getString(1).equals(path) || row.getLong(2) != start) {
        endBlock();
        beginBlock(row.getString(1), row.getLong(2));
      }
      count++;
      read(row.getString(0));
    }

    private void read(String json) {
      try {
        task.row(count, (start << 20) + count, Json.MAPPER.readTree(json));
      } catch (JsonProcessingException e) {
        String shown = json.substring(0, Math.min(json.length(), SHOWN));
        task.broken(count, SourceRules.INVALID_JSON, Json.reason(e), shown);
      }
    }

    private void beginBlock(String begun, long block) {
      path = begun;
      start = block;
      count = 0;
      file = files.getOrDefault(begun, 0);
      long place = begun.isEmpty() ? block : block >> BLOCK_SHIFT;
      task.beginSegment(Pieces.segment(source, ((long) file << FILE_SHIFT) | place));
      task.beginFile(file);
    }

    private void endBlock() {
      if (path != null) {
        task.endSegment(List.of(new Segment.Border(file, start, count)));
        path = null;
      }
    }
  }
}
