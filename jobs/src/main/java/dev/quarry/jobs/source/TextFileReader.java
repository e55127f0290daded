package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** Reads a whole file as one document; the row is {@code {"text": content}}. */
final class TextFileReader implements RowReader {
  private final int maxBytes;
  private final SourceStream stream;
  private boolean done;

  TextFileReader(Slice slice, int maxBytes, Configuration hadoop) throws IOException {
    this.maxBytes = maxBytes;
    this.stream = SourceStream.open(slice, 0, hadoop);
  }

  @Override
  public boolean advance(RowSink sink) throws IOException {
    if (done) {
      return false;
    }
    done = true;
    byte[] bytes = stream.readNBytes(maxBytes + 1);
    int start = Utf8.byteOrderMark(bytes, 0, bytes.length);
    int length = bytes.length - start;
    String rule = fault(bytes, start, length);
    if (rule == null) {
      String text = new String(bytes, start, length, StandardCharsets.UTF_8);
      sink.row(RowSink.COUNTED, 0, JsonNodeFactory.instance.objectNode().put("text", text));
    } else {
      String detail =
          rule.equals(SourceRules.TRUNCATED)
              ? "The file cannot be unpacked: " + stream.damage()
              : SourceRules.detail(rule, "file");
      sink.broken(RowSink.COUNTED, rule, detail, Utf8.shown(bytes, start, length));
    }

    return true;
  }

  private @org.jspecify.annotations.Nullable String fault(byte[] bytes, int start, int length) {
    if (stream.damage() != null) {
      return SourceRules.TRUNCATED;
    }
    if (stream.isEmpty()) {
      return SourceRules.EMPTY_FILE;
    }
    if (Utf8.isWide(bytes, start, length)) {
      return SourceRules.UTF16;
    }

    return bytes.length > maxBytes ? SourceRules.TOO_LONG : Utf8.fault(bytes, start, length);
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
