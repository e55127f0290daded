package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** Reads one document a line, blank lines left out; the row is {@code {"text": line}}. */
final class TextLinesReader extends LineReader {

  TextLinesReader(Slice slice, int maxLine, Configuration hadoop) throws IOException {
    super(slice, maxLine, hadoop);
  }

  @Override
  boolean line(long position, byte[] bytes, int start, int length, RowSink sink) {
    if (isBlank(bytes, start, length)) {
      return false;
    }
    int end = bytes[start + length - 1] == '\r' ? length - 1 : length;
    String text = new String(bytes, start, end, StandardCharsets.UTF_8);
    sink.row(position, offset(), JsonNodeFactory.instance.objectNode().put("text", text));

    return true;
  }
}
