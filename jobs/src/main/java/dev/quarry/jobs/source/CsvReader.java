package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.jobs.source.csv.CsvColumns;
import dev.quarry.jobs.source.csv.CsvLine;
import dev.quarry.jobs.source.csv.CsvOptions;
import dev.quarry.jobs.source.csv.OpenLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV by RFC 4180: quoted fields, doubled quotes, line breaks inside quotes. A quote that is
 * never closed costs its own line only: reading goes on with the next one. The position of a row is
 * the line on which it starts. Each line is looked at no more than twice, however quotes are
 * broken. A header that cannot be read ends the file: without it no row can be.
 */
final class CsvReader extends LineReader {
  private final char delimiter;
  private final int maxRow;
  private final CsvColumns columns;

  /** The lines after the first begin inside its quote and end there. */
  private final OpenLines open = new OpenLines();

  CsvReader(Slice slice, CsvOptions options, int maxLine, Configuration hadoop) throws IOException {
    super(slice, maxLine, hadoop);
    this.delimiter = options.delimiter();
    this.maxRow = maxLine;
    this.columns = new CsvColumns(options);
  }

  @Override
  boolean line(long position, byte[] bytes, int start, int length, RowSink sink) {
    return take(position, text(bytes, start, length), null, sink);
  }

  /** A line that is no text may still be part of a record, and its quotes count. */
  @Override
  boolean broken(long position, String rule, byte[] bytes, int start, int length, RowSink sink) {
    if (rule.equals(SourceRules.NUL) || rule.equals(SourceRules.INVALID_UTF8)) {
      return take(position, text(bytes, start, length), rule, sink);
    }
    end(sink);
    reject(position, rule, SourceRules.detail(rule, "line"), text(bytes, start, length), sink);

    return true;
  }

  private static String text(byte[] bytes, int start, int length) {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  /** Takes a line; returns whether anything was reported. */
  private boolean take(long position, String line, @Nullable String fault, RowSink sink) {
    if (open.isEmpty()) {
      return single(position, line, fault, sink);
    }
    CsvLine.End end = CsvLine.end(line, CsvLine.Begin.QUOTED, delimiter);
    if (end == CsvLine.End.MALFORMED) {
      end(sink);
      single(position, line, fault, sink);
      return true;
    }
    open.add(position, line, fault);
    if (end == CsvLine.End.RECORD) {
      return close(sink);
    }
    boolean reported = false;
    while (open.length() > maxRow) {
      giveUp(sink);
      reported = true;
    }

    return reported;
  }

  /** Takes a line with which a record begins. */
  private boolean single(long position, String line, @Nullable String fault, RowSink sink) {
    CsvLine.End end = CsvLine.end(line, CsvLine.Begin.FIELD, delimiter);
    if (end == CsvLine.End.QUOTED) {
      open.add(position, line, fault);
      return false;
    }

    return ended(position, line, fault, end, sink);
  }

  /** Takes a line with which a record begins and ends. */
  private boolean ended(
      long position, String line, @Nullable String fault, CsvLine.End end, RowSink sink) {
    if (CsvLine.isBlank(line, delimiter)) {
      return false;
    }
    if (fault != null) {
      reject(position, fault, SourceRules.detail(fault, "line"), line, sink);
      return true;
    }
    if (end == CsvLine.End.MALFORMED) {
      String detail = "A quoted field goes on after its closing quote";
      reject(position, SourceRules.CSV_QUOTE, detail, line, sink);
      return true;
    }

    return row(position, line, sink);
  }

  /** The open lines are a complete record. */
  private boolean close(RowSink sink) {
    long position = open.number();
    String record = open.record();
    String fault = open.anyFault();
    open.clear();
    if (fault != null) {
      reject(position, fault, SourceRules.detail(fault, "row"), record, sink);
      return true;
    }

    return row(position, record, sink);
  }

  /**
   * The first open line has a quote that is never closed: rejects it, and reads the next ones anew,
   * up to one that opens a quote itself. What follows that one is known to stay inside.
   */
  private void giveUp(RowSink sink) {
    String detail = "A quote that opens on this line is not closed within max-line";
    giveUpLine(SourceRules.CSV_QUOTE, detail, sink);
    while (!open.isEmpty()) {
      String line = open.line();
      CsvLine.End end = CsvLine.end(line, CsvLine.Begin.FIELD, delimiter);
      if (end == CsvLine.End.QUOTED) {
        return;
      }
      long position = open.number();
      String fault = open.fault();
      open.removeFirst();
      ended(position, line, fault, end, sink);
    }
  }

  private void giveUpLine(String rule, String detail, RowSink sink) {
    long position = open.number();
    String line = open.line();
    String fault = open.fault();
    open.removeFirst();
    if (fault == null) {
      reject(position, rule, detail, line, sink);
    } else {
      reject(position, fault, SourceRules.detail(fault, "line"), line, sink);
    }
  }

  @Override
  boolean end(RowSink sink) {
    boolean reported = !open.isEmpty();
    while (!open.isEmpty()) {
      giveUp(sink);
    }

    return reported;
  }

  @Override
  long cut(long position) {
    long start = open.isEmpty() ? position : open.number();
    open.clear();

    return start;
  }

  private boolean row(long position, String record, RowSink sink) {
    int end = record.endsWith("\r") ? record.length() - 1 : record.length();
    List<String> fields = CsvLine.fields(record.substring(0, end), delimiter);
    if (columns.takesHeader(fields)) {
      return false;
    }
    List<String> names = columns.names();
    if (fields.size() != names.size()) {
      String detail =
          "The row has " + fields.size() + " fields, " + columns.shown() + " " + names.size();
      sink.broken(position, SourceRules.CSV_COLUMNS, detail, Utf8.shown(record));
      return true;
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), fields.get(i));
    }
    sink.row(position, position, row);

    return true;
  }

  private void reject(long position, String rule, String detail, String line, RowSink sink) {
    if (columns.awaitsHeader()) {
      open.clear();
      stop();
      String unread = detail + "; without its header the file is not read";
      sink.broken(position, rule, unread, Utf8.shown(line));
      return;
    }
    sink.broken(position, rule, detail, Utf8.shown(line));
  }
}
