package dev.quarry.jobs.prepare;

import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.Piece;
import dev.quarry.jobs.source.RowReader;
import dev.quarry.jobs.source.RowReaders;
import dev.quarry.jobs.source.Slice;
import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.jobs.stage.Segment;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * The narrow pass over pieces of files, as Spark runs it. Crosses to executors.
 *
 * @param spec what to do with rows
 * @param folder where staged files go
 * @param hadoop the Hadoop conf as a plain map
 * @param reports receives one report for each task that ended well
 */
record PieceRows(
    PipelineSpec spec,
    String folder,
    Map<String, String> hadoop,
    CollectionAccumulator<TaskReport> reports)
    implements FlatMapFunction<Iterator<Piece>, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Piece> pieces) throws IOException {
    TaskContext context = TaskContext.get();
    String name = String.format("%06d-%d.rows", context.partitionId(), context.taskAttemptId());
    Configuration configuration = Storage.configuration(hadoop);
    NarrowTask task = new NarrowTask(spec, folder + "/" + name, configuration);

    return new Rows(pieces, task, configuration);
  }

  private final class Rows implements Iterator<Row> {
    private final Iterator<Piece> pieces;
    private final NarrowTask task;
    private final Configuration configuration;
    private final List<Segment.Border> borders = new ArrayList<>();
    private Iterator<Slice> slices = List.<Slice>of().iterator();
    private @Nullable SourceConfig source;
    private @Nullable Slice slice;
    private @Nullable RowReader reader;
    private boolean inSegment;
    private boolean ended;
    private @Nullable Row next;

    Rows(Iterator<Piece> pieces, NarrowTask task, Configuration configuration) {
      this.pieces = pieces;
      this.task = task;
      this.configuration = configuration;
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
      if (reader != null) {
        if (!reader.advance(task)) {
          endSlice();
        }
      } else if (slices.hasNext()) {
        beginSlice(slices.next());
      } else if (inSegment) {
        task.endSegment(borders);
        borders.clear();
        inSegment = false;
      } else if (pieces.hasNext()) {
        Piece piece = pieces.next();
        task.beginSegment(piece.segment());
        source = spec.sources().get(piece.source());
        slices = piece.slices().iterator();
        inSegment = true;
      } else {
        ended = true;
        reports.add(task.finish());
      }
    }

    private void beginSlice(Slice begun) throws IOException {
      slice = begun;
      task.beginFile(begun.file());
      reader = RowReaders.open(java.util.Objects.requireNonNull(source), begun, configuration);
    }

    private void endSlice() throws IOException {
      RowReader read = java.util.Objects.requireNonNull(reader);
      Slice done = java.util.Objects.requireNonNull(slice);
      if (!done.isWholeFile()) {
        borders.add(new Segment.Border(done.file(), done.start(), read.lines()));
      }
      read.close();
      reader = null;
    }
  }
}
