package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Reads one JSON object a line; blank lines are left out. */
class JsonLinesReader extends LineReader {

  JsonLinesReader(Slice slice, int maxLine, Configuration hadoop) throws IOException {
    super(slice, maxLine, hadoop);
  }

  @Override
  boolean line(long position, byte[] bytes, int start, int length, RowSink sink) {
    if (isBlank(bytes, start, length)) {
      return false;
    }
    String rule;
    String detail;
    try {
      JsonNode row = Json.read(bytes, start, length);
      if (row.isObject()) {
        sink.row(position, offset(), row);
        return true;
      }
      rule = SourceRules.NOT_AN_OBJECT;
      detail = "The line is a JSON " + Json.kind(row);
    } catch (JsonProcessingException e) {
      rule = SourceRules.INVALID_JSON;
      detail = Json.reason(e);
    }
    sink.broken(position, rule, detail, Utf8.shown(bytes, start, length));

    return true;
  }
}
