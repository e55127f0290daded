package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads a file that is one JSON document: an array whose elements are rows, or one object after the
 * other over several lines. Invalid JSON ends the file, since nothing after it can be trusted; an
 * element that is too long, no text or no object costs only itself. The position is the element's
 * number.
 */
final class JsonReader implements RowReader {
  private final SourceStream stream;
  private final JsonElements elements;
  private long number;
  private boolean ended;

  JsonReader(Slice slice, int maxRow, Configuration hadoop) throws IOException {
    this.stream = SourceStream.open(slice, 0, hadoop);
    this.elements = new JsonElements(stream, maxRow);
  }

  @Override
  public boolean advance(RowSink sink) throws IOException {
    if (ended) {
      return false;
    }
    boolean found = elements.advance();
    number++;
    if (found && !elements.isCut()) {
      element(sink);
      return true;
    }
    ended = true;

    return end(found, sink);
  }

  private void element(RowSink sink) {
    byte[] bytes = elements.bytes();
    int start = elements.start();
    int length = elements.length();
    String rule = elements.isTooLong() ? SourceRules.TOO_LONG : Utf8.fault(bytes, start, length);
    if (rule != null) {
      broken(rule, SourceRules.detail(rule, "element"), sink);
      return;
    }
    try {
      JsonNode row = Json.read(bytes, start, length);
      if (row.isObject()) {
        sink.row(number, number, row);
      } else {
        broken(SourceRules.NOT_AN_OBJECT, "The element is a JSON " + Json.kind(row), sink);
      }
    } catch (StreamConstraintsException e) {
      broken(SourceRules.INVALID_JSON, Json.reason(e, elements.firstLine()), sink);
    } catch (JsonProcessingException e) {
      ended = true;
      broken(SourceRules.INVALID_JSON, unread(Json.reason(e, elements.firstLine())), sink);
    }
  }

  private boolean end(boolean found, RowSink sink) {
    if (stream.damage() != null) {
      String detail = "The file cannot be unpacked past this element: " + stream.damage();
      sink.broken(number, SourceRules.TRUNCATED, detail, found ? shown() : "");
      return true;
    }
    if (stream.isEmpty()) {
      String rule = SourceRules.EMPTY_FILE;
      sink.broken(RowSink.COUNTED, rule, SourceRules.detail(rule, "file"), "");
      return true;
    }
    String fault = found ? "the file ends inside the value" : elements.fault();
    if (fault == null) {
      return false;
    }
    long line = found ? elements.firstLine() : elements.line();
    String detail = unread("Not valid JSON at line " + line + ": " + fault);
    sink.broken(number, SourceRules.INVALID_JSON, detail, found ? shown() : "");

    return true;
  }

  private static String unread(String reason) {
    return reason + "; the rest of the file is not read";
  }

  private void broken(String rule, String detail, RowSink sink) {
    sink.broken(number, rule, detail, shown());
  }

  private String shown() {
    return Utf8.shown(elements.bytes(), elements.start(), elements.length());
  }

  @Override
  public long lines() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
