package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
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
    boolean cut = false;
    try (SourceStream stream = SourceStream.open(slice, 0, hadoop)) {
      ByteLines lines = new ByteLines(stream, 0, MAX_LINE);
      while (head.size() < LOOKED_AT && lines.advance()) {
        if (!LineReader.isBlank(lines.bytes(), lines.start(), lines.length())) {
          cut |= lines.isTooLong();
          head.add(
              java.util.Arrays.copyOfRange(
                  lines.bytes(), lines.start(), lines.start() + lines.length()));
        }
      }
    }

    return of(head, cut);
  }

  private static JsonLayout of(List<byte[]> head, boolean cut) {
    if (head.isEmpty()) {
      return LINES;
    }
    Shape first = shape(head.get(0));
    if (cut && first == Shape.OPEN_ARRAY) {
      return DOCUMENT;
    }
    for (int i = 1; i < head.size(); i++) {
      if (shape(head.get(i)) == Shape.OBJECT && first != Shape.OPEN_ARRAY) {
        return LINES;
      }
    }

    return switch (first) {
      case OBJECT, BROKEN -> LINES;
      case ARRAY -> head.size() == 1 ? DOCUMENT : LINES;
      case OPEN_ARRAY, OPEN_OBJECT -> DOCUMENT;
    };
  }

  private static Shape shape(byte[] line) {
    JsonToken first = null;
    int start = line.length >= 3 && (line[0] & 0xff) == 0xef && (line[1] & 0xff) == 0xbb ? 3 : 0;
    try (JsonParser parser =
        Json.MAPPER.getFactory().createParser(line, start, line.length - start)) {
      first = parser.nextToken();
      parser.skipChildren();
      JsonToken after = parser.nextToken();
      if (after != null) {
        return Shape.BROKEN;
      }
      return first == JsonToken.START_ARRAY ? Shape.ARRAY : Shape.OBJECT;
    } catch (JsonEOFException e) {
      if (endsInsideString(line)) {
        return Shape.BROKEN;
      }
      return first == JsonToken.START_ARRAY ? Shape.OPEN_ARRAY : Shape.OPEN_OBJECT;
    } catch (JsonProcessingException e) {
      return Shape.BROKEN;
    } catch (IOException e) {
      return Shape.BROKEN;
    }
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

  private enum Shape {
    OBJECT,
    ARRAY,
    OPEN_OBJECT,
    OPEN_ARRAY,
    BROKEN
  }
}
