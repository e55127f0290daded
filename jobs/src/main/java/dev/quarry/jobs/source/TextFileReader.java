package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** Reads a whole file as one document; the row is {@code {"text": content}}. */
final class TextFileReader implements RowReader {
  private final Slice slice;
  private final int maxBytes;
  private final SourceStream stream;
  private boolean done;

  TextFileReader(Slice slice, int maxBytes, Configuration hadoop) throws IOException {
    this.slice = slice;
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
    int start = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb ? 3 : 0;
    int length = bytes.length - start;
    if (stream.damage() != null) {
      broken(sink, SourceRules.TRUNCATED, "The file cannot be unpacked: " + stream.damage(), bytes);
    } else if (slice.length() == 0) {
      broken(sink, SourceRules.EMPTY_FILE, "The file has no bytes", bytes);
    } else if (bytes.length > maxBytes) {
      broken(sink, SourceRules.TOO_LONG, "The file is longer than max-line allows", bytes);
    } else if (Utf8.hasNul(bytes, start, length)) {
      broken(sink, SourceRules.NUL, "The file holds a NUL byte", bytes);
    } else if (!Utf8.isValid(bytes, start, length)) {
      broken(sink, SourceRules.INVALID_UTF8, "The file is not valid UTF-8", bytes);
    } else {
      String text = new String(bytes, start, length, StandardCharsets.UTF_8);
      sink.row(RowSink.COUNTED, 0, JsonNodeFactory.instance.objectNode().put("text", text));
    }

    return true;
  }

  private static void broken(RowSink sink, String rule, String detail, byte[] bytes) {
    sink.broken(RowSink.COUNTED, rule, detail, Utf8.shown(bytes, 0, bytes.length));
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
