package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV by RFC 4180: quoted fields, doubled quotes, line breaks inside quotes. A quote that is
 * never closed costs its own line only: reading goes on with the next one. The position of a row is
 * the line on which it starts.
 */
final class CsvReader extends LineReader {
  private final CsvOptions options;
  private final int maxRow;
  private final Deque<Line> pending = new ArrayDeque<>();
  private final Deque<Line> again = new ArrayDeque<>();
  private long pendingBytes;
  private boolean quoted;
  private @Nullable List<String> columns;

  CsvReader(Slice slice, CsvOptions options, int maxLine, Configuration hadoop) throws IOException {
    super(slice, maxLine, hadoop);
    this.options = options;
    this.maxRow = maxLine;
    this.columns = options.columns().isEmpty() ? null : options.columns();
  }

  @Override
  boolean line(long position, byte[] bytes, int start, int length, RowSink sink) {
    return take(new Line(position, new String(bytes, start, length, StandardCharsets.UTF_8)), sink);
  }

  /** Takes lines until they are used up; returns whether anything was reported. */
  private boolean take(Line next, RowSink sink) {
    again.addLast(next);
    return drain(sink);
  }

  private boolean drain(RowSink sink) {
    boolean reported = false;
    while (!again.isEmpty()) {
      Line line = again.removeFirst();
      if (pending.isEmpty() && line.text().isBlank()) {
        continue;
      }
      pending.addLast(line);
      pendingBytes += line.text().length() + 1L;
      quoted = endsInsideQuotes(line.text(), quoted);
      if (!quoted) {
        reported |= row(sink);
      } else if (pendingBytes > maxRow) {
        giveUp(sink);
        reported = true;
      }
    }

    return reported;
  }

  /** The first pending line has a quote that is never closed: reject it, read the others again. */
  private void giveUp(RowSink sink) {
    Line first = pending.removeFirst();
    sink.broken(
        first.number(),
        SourceRules.CSV_QUOTE,
        "A quote that opens on this line is never closed",
        first.shown());
    while (!pending.isEmpty()) {
      again.addFirst(pending.removeLast());
    }
    clear();
  }

  @Override
  boolean end(RowSink sink) {
    boolean reported = false;
    while (!pending.isEmpty()) {
      giveUp(sink);
      reported = true;
      if (!again.isEmpty()) {
        drain(sink);
      }
    }

    return reported;
  }

  @Override
  boolean broken(String rule, byte[] bytes, int start, int length, RowSink sink)
      throws IOException {
    end(sink);
    return super.broken(rule, bytes, start, length, sink);
  }

  private boolean row(RowSink sink) {
    Line first = pending.getFirst();
    StringBuilder text = new StringBuilder();
    for (Line line : pending) {
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(line.text());
    }
    clear();
    if (text.length() > 0 && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    List<String> fields = fields(text);
    if (columns == null) {
      columns = options.hasHeader() ? trimmed(fields) : numbered(fields.size());
      if (options.hasHeader()) {
        return false;
      }
    }
    emit(first, fields, text, sink);

    return true;
  }

  private void emit(Line first, List<String> fields, StringBuilder text, RowSink sink) {
    List<String> names = columns == null ? List.of() : columns;
    if (fields.size() != names.size()) {
      sink.broken(
          first.number(),
          SourceRules.CSV_COLUMNS,
          "The row has " + fields.size() + " fields, the header " + names.size(),
          text.substring(0, Math.min(text.length(), 2000)));
      return;
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), fields.get(i));
    }
    sink.row(first.number(), first.number(), row);
  }

  private void clear() {
    pending.clear();
    pendingBytes = 0;
    quoted = false;
  }

  /** A quote opens a field only at its start; inside, a doubled quote is a quote. */
  private boolean endsInsideQuotes(String line, boolean inside) {
    boolean open = inside;
    boolean fieldStart = !inside;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (open) {
        if (c == '"') {
          if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
            i++;
          } else {
            open = false;
          }
        }
      } else if (c == '"' && fieldStart) {
        open = true;
      }
      fieldStart = !open && c == options.delimiter();
    }

    return open;
  }

  private List<String> fields(CharSequence text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean open = false;
    boolean fieldStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (open && c == '"') {
        open = false;
      } else if (!open && c == '"' && fieldStart) {
        open = true;
      } else if (!open && c == options.delimiter()) {
        fields.add(field.toString());
        field.setLength(0);
        fieldStart = true;
        continue;
      } else {
        field.append(c);
      }
      fieldStart = false;
    }
    fields.add(field.toString());

    return fields;
  }

  private static List<String> trimmed(List<String> names) {
    return names.stream().map(String::trim).toList();
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("_c" + i);
    }

    return names;
  }

  private record Line(long number, String text) {
    String shown() {
      return text.substring(0, Math.min(text.length(), 2000));
    }
  }
}
