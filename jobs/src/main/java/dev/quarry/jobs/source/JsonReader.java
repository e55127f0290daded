package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads a file that is one JSON document: an array whose elements are rows, or one object after the
 * other over several lines. A fault ends the file, since nothing after it can be trusted.
 */
final class JsonReader implements RowReader {
  private final Slice slice;
  private final SourceStream stream;
  private final JsonParser parser;
  private boolean started;
  private long elements;
  private boolean ended;

  JsonReader(Slice slice, Configuration hadoop) throws IOException {
    this.slice = slice;
    this.stream = SourceStream.open(slice, 0, hadoop);
    this.parser = Json.MAPPER.getFactory().createParser(stream);
  }

  @Override
  public boolean advance(RowSink sink) throws IOException {
    if (ended) {
      return false;
    }
    try {
      return read(sink);
    } catch (JsonProcessingException e) {
      return broken(sink, stream.damage() == null ? SourceRules.INVALID_JSON : null, e);
    } catch (CharConversionException e) {
      return broken(sink, SourceRules.INVALID_UTF8, e);
    }
  }

  private boolean read(RowSink sink) throws IOException {
    JsonToken token = parser.nextToken();
    if (!started) {
      started = true;
      if (token == JsonToken.START_ARRAY) {
        token = parser.nextToken();
      }
    }
    if (token == JsonToken.END_ARRAY) {
      token = parser.nextToken();
    }
    if (token == null) {
      ended = true;
      return endOfFile(sink);
    }
    JsonNode row = parser.readValueAsTree();
    if (row.isObject()) {
      sink.row(RowSink.COUNTED, elements++, row);
    } else {
      sink.broken(
          RowSink.COUNTED,
          SourceRules.NOT_AN_OBJECT,
          "The element is a JSON " + row.getNodeType().name().toLowerCase(java.util.Locale.ROOT),
          shown(row.toString()));
    }

    return true;
  }

  private boolean endOfFile(RowSink sink) {
    if (stream.damage() != null) {
      sink.broken(
          RowSink.COUNTED,
          SourceRules.TRUNCATED,
          "The file cannot be unpacked: " + stream.damage(),
          "");
      return true;
    }
    if (slice.length() == 0) {
      sink.broken(RowSink.COUNTED, SourceRules.EMPTY_FILE, "The file has no bytes", "");
      return true;
    }

    return false;
  }

  private boolean broken(
      RowSink sink, @org.jspecify.annotations.Nullable String rule, IOException e) {
    ended = true;
    if (rule == null) {
      return endOfFile(sink);
    }
    String place =
        e instanceof JsonProcessingException json && json.getLocation() != null
            ? " at line " + json.getLocation().getLineNr()
            : "";
    String reason = e instanceof JsonProcessingException json ? Json.reason(json) : "Not UTF-8";
    sink.broken(RowSink.COUNTED, rule, reason + place + "; the rest of the file is not read", "");

    return true;
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(text.length(), 2000));
  }

  @Override
  public long lines() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    parser.close();
    stream.close();
  }
}
