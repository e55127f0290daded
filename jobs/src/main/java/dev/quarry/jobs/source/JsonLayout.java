package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.quarry.jobs.source.bytes.ByteLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Tells JSON lines from a JSON document by the first lines of a file. */
enum JsonLayout {
  /** One value a line. */
  LINES,
  /** One array, or objects over several lines. */
  DOCUMENT;

  /** Lines that are looked at. */
  private static final int LOOKED_AT = 3;

  private static final int MAX_LINE = 16 << 20;

  /** Returns the layout of the file. */
  static JsonLayout of(Slice slice, Configuration hadoop) throws IOException {
    List<byte[]> head = new ArrayList<>();
    boolean whole = true;
    boolean cut = false;
    try (SourceStream stream = SourceStream.open(slice, 0, hadoop)) {
      ByteLines lines = new ByteLines(stream, 0, MAX_LINE);
      while (lines.advance()) {
        byte[] line = line(lines);
        if (LineReader.isBlank(line, 0, line.length)) {
          continue;
        }
        if (head.size() == LOOKED_AT || lines.isTooLong()) {
          cut |= head.isEmpty();
          whole = false;
          head.add(line);
          break;
        }
        head.add(line);
      }
    }
    if (cut) {
      return new String(head.get(0), StandardCharsets.UTF_8).stripLeading().startsWith("[")
          ? DOCUMENT
          : LINES;
    }

    return of(head.subList(0, Math.min(head.size(), LOOKED_AT)), whole);
  }

  private static byte[] line(ByteLines lines) {
    int mark =
        lines.offset() == 0 ? Utf8.byteOrderMark(lines.bytes(), lines.start(), lines.length()) : 0;
    return Arrays.copyOfRange(lines.bytes(), lines.start() + mark, lines.start() + lines.length());
  }

  private static JsonLayout of(List<byte[]> head, boolean whole) {
    if (head.isEmpty() || Utf8.isWide(head.get(0), 0, head.get(0).length)) {
      return LINES;
    }
    return switch (Shape.of(head.get(0))) {
      case COMPLETE, BROKEN -> LINES;
      case COMPLETE_ARRAY -> head.size() == 1 ? DOCUMENT : LINES;
      case OPEN_ARRAY -> DOCUMENT;
      case OPEN -> openObject(head, whole);
    };
  }

  /**
   * The first line begins an object and does not end it: an object over several lines, unless the
   * next lines do not go on with it, or are objects themselves and nothing ever ends it.
   */
  private static JsonLayout openObject(List<byte[]> head, boolean whole) {
    Shape together = Shape.of(joined(head));
    if (together == Shape.BROKEN) {
      return LINES;
    }
    if (whole && together == Shape.OPEN) {
      for (byte[] line : head.subList(1, head.size())) {
        if (line[0] == '{' && Shape.of(line) == Shape.COMPLETE) {
          return LINES;
        }
      }
    }

    return DOCUMENT;
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      joined.writeBytes(line);
      joined.write('\n');
    }

    return joined.toByteArray();
  }

  private enum Shape {
    COMPLETE,
    COMPLETE_ARRAY,
    OPEN,
    OPEN_ARRAY,
    BROKEN;

    static Shape of(byte[] text) {
      JsonToken first = null;
      try (JsonParser parser = Json.MAPPER.getFactory().createParser(text)) {
        first = parser.nextToken();
        for (JsonToken token = first; token != null; token = parser.nextToken()) {
          parser.skipChildren();
        }
        return first == JsonToken.START_ARRAY ? COMPLETE_ARRAY : COMPLETE;
      } catch (JsonProcessingException e) {
        if (!isEnd(e) || endsInsideString(text)) {
          return BROKEN;
        }
        return first == JsonToken.START_ARRAY ? OPEN_ARRAY : OPEN;
      } catch (IOException e) {
        return BROKEN;
      }
    }

    /** Behind a comma, the end of the text is not an exception of its own. */
    private static boolean isEnd(JsonProcessingException e) {
      return e instanceof JsonEOFException
          || String.valueOf(e.getOriginalMessage()).startsWith("Unexpected end-of-input");
    }

    /** JSON strings hold no line feed, so a line that ends inside one is a broken row. */
    private static boolean endsInsideString(byte[] line) {
      boolean inside = false;
      for (int i = 0; i < line.length; i++) {
        if (inside && line[i] == '\\') {
          i++;
        } else if (line[i] == '"') {
          inside = !inside;
        }
      }

      return inside;
    }
  }
}
