package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Reads one JSON object a line. */
final class JsonLinesReader extends LineReader {

  JsonLinesReader(Slice slice, int maxLine, Configuration hadoop) throws IOException {
    super(slice, maxLine, hadoop);
  }

  @Override
  boolean line(long position, byte[] bytes, int start, int length, RowSink sink) {
    if (isBlank(bytes, start, length)) {
      return false;
    }
    try {
      JsonNode row = Json.READER.readTree(bytes, start, length);
      if (row.isObject()) {
        sink.row(position, offset(), row);
      } else {
        sink.broken(
            position,
            SourceRules.NOT_AN_OBJECT,
            "The line is a JSON " + row.getNodeType().name().toLowerCase(java.util.Locale.ROOT),
            Utf8.shown(bytes, start, length));
      }
    } catch (JsonProcessingException e) {
      sink.broken(
          position, SourceRules.INVALID_JSON, Json.reason(e), Utf8.shown(bytes, start, length));
    } catch (IOException e) {
      sink.broken(
          position,
          SourceRules.INVALID_JSON,
          String.valueOf(e.getMessage()),
          Utf8.shown(bytes, start, length));
    }

    return true;
  }
}
