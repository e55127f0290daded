package dev.quarry.jobs.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.jobs.source.LineSink;
import dev.quarry.jobs.source.Piece;
import dev.quarry.jobs.source.Slice;
import dev.quarry.jobs.source.StrictLines;
import dev.quarry.jobs.split.Side;
import dev.quarry.jobs.stage.Segment;
import dev.quarry.record.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Reads pieces and judges what stands in them. Made once per task; not thread-safe. */
final class PieceJudge implements LineSink {
  private final ValidationSpec spec;
  private final Configuration hadoop;
  private final RecordJudge judge;
  private final Findings findings;

  private SplitCounts counts;
  private @Nullable StrictLines lines;
  private long segment;
  private int file;
  private long line;
  private int ordinal;
  private boolean packed;

  PieceJudge(ValidationSpec spec, Configuration hadoop) {
    this.spec = spec;
    this.hadoop = hadoop;
    this.judge = new RecordJudge(spec);
    this.findings = new Findings(spec.maxFaults());
    this.counts = findings.split(Side.TRAIN);
  }

  /** Reads a piece; its source is the number of the split. */
  void read(Piece piece) throws IOException {
    segment = piece.segment();
    counts = findings.split(Selection.SIDES.get(piece.source()));
    List<Segment.Border> borders = new ArrayList<>();
    for (Slice slice : piece.slices()) {
      long read = read(slice);
      if (!slice.isWholeFile()) {
        borders.add(new Segment.Border(slice.file(), slice.start(), read));
      }
    }
    findings.addBorders(segment, borders);
  }

  private long read(Slice slice) throws IOException {
    file = slice.file();
    line = 0;
    ordinal = 0;
    packed = false;
    try (StrictLines opened =
        StrictLines.open(slice, spec.content(), spec.maxLine(), hadoop, this)) {
      lines = opened;
      while (opened.advance()) {
        // Everything is reported to this sink.
      }
      if (packed) {
        counts.unpacked.put(file, opened.offset());
      }
      return opened.lines();
    }
  }

  /** Returns what was found. */
  Findings findings() {
    return findings;
  }

  @Override
  public void packed() {
    packed = true;
    add(0, FileRules.packed());
  }

  @Override
  public void marked() {
    add(1, FileRules.mark());
  }

  @Override
  public void blank(long position) {
    add(position, FileRules.blank());
  }

  @Override
  public void carriageReturn(long position) {
    add(position, FileRules.carriageReturn());
  }

  @Override
  public void row(long position, long offset, JsonNode row) {
    int bytes = Objects.requireNonNull(lines).rowBytes();
    judge.judge(row, bytes, counts, fault -> add(position, fault));
  }

  @Override
  public void broken(long position, String rule, String detail, String record) {
    add(position, FileRules.unreadable(rule, detail));
    // What a damaged file has lost is no line; what there is of its last line is one.
    if (position > 0 && position <= Objects.requireNonNull(lines).lines()) {
      judge.skip(counts);
    }
  }

  private void add(long position, Fault fault) {
    ordinal = position == line ? ordinal + 1 : 0;
    line = position;
    findings.add(segment, file, position, ordinal, fault);
  }
}
