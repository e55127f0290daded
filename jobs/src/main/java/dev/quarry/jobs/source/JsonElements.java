package dev.quarry.jobs.source;

import dev.quarry.jobs.source.bytes.ByteWindow;
import dev.quarry.jobs.source.bytes.Words;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a JSON document, one after the other: the elements of the arrays on its top
 * level, and every other value there. Sees brackets, quotes and commas only; what stands between
 * them is judged by whoever reads the value. Memory is bounded: of a value longer than the limit
 * only the start is kept. Not thread-safe.
 */
final class JsonElements {
  private final ByteWindow window;
  private int next;
  private boolean begun;
  private boolean inArray;
  private boolean afterValue;
  private boolean afterComma;
  private long line = 1;

  private long firstLine;
  private int length;
  private boolean tooLong;
  private boolean cut;
  private @Nullable String fault;

  private int depth;
  private boolean inString;
  private boolean escaped;

  /**
   * Creates a finder.
   *
   * @param limit the longest value, in bytes
   */
  JsonElements(InputStream in, int limit) {
    this.window = new ByteWindow(in, limit);
  }

  /** Moves to the next value; returns false after the last, or at a fault between values. */
  boolean advance() throws IOException {
    while (fault == null) {
      window.begin(next);
      int token = token();
      if (token < 0) {
        fault = inArray ? "the array is never closed" : null;
        return false;
      }
      if (!isStructure(token)) {
        return fault == null && value(token);
      }
    }

    return false;
  }

  /** Passes over white space; returns the byte that stands there, -1 at the end. */
  private int token() throws IOException {
    while (true) {
      for (; next < window.filled; next++) {
        byte b = window.bytes[next];
        if (b == '\n') {
          line++;
        } else if (b != ' ' && b != '\t' && b != '\r') {
          return b & 0xff;
        }
      }
      window.begin(next);
      next = window.fill();
      if (next < 0) {
        next = window.filled;
        return -1;
      }
      next += begun ? 0 : Utf8.byteOrderMark(window.bytes, 0, window.filled);
      begun = true;
    }
  }

  /** Takes a bracket of an array on the top level, or a comma; false where a value starts. */
  private boolean isStructure(int token) {
    if (!inArray) {
      inArray = token == '[';
      next += inArray ? 1 : 0;
      afterValue = false;
      afterComma = false;
      return inArray;
    }
    if (token == ',') {
      fault = afterValue ? null : "a comma stands where a value should";
      afterValue = false;
      afterComma = true;
    } else if (token == ']') {
      fault = afterComma ? "the array ends after a comma" : null;
      inArray = false;
    } else {
      fault = afterValue ? "a comma is missing between two values" : null;
      return false;
    }
    next++;

    return true;
  }

  private boolean value(int token) throws IOException {
    window.begin(next);
    firstLine = line;
    depth = 0;
    inString = false;
    escaped = false;
    cut = false;
    int end = next;
    while (true) {
      end = token == '{' || token == '[' || token == '"' ? nested(end) : scalar(end);
      if (end >= 0) {
        break;
      }
      end = window.fill();
      if (end < 0) {
        end = window.filled;
        cut = token == '{' || token == '[' || token == '"';
        break;
      }
    }
    length = window.length(end);
    tooLong = window.isTooLong(end);
    next = end;
    afterValue = true;
    afterComma = false;

    return true;
  }

  /** Returns where a number or a word ends, -1 when not before the end of what was read. */
  private int scalar(int from) {
    for (int i = from; i < window.filled; i++) {
      switch (window.bytes[i]) {
        case ' ', '\t', '\r', '\n', ',', ']', '}', '[', '{', '"' -> {
          return Math.max(i, window.start + 1);
        }
        default -> {}
      }
    }

    return -1;
  }

  /** Returns where a string, an object or an array ends, -1 as above. */
  private int nested(int from) {
    byte[] bytes = window.bytes;
    int filled = window.filled;
    int i = from;
    while (i < filled) {
      if (inString) {
        i = string(bytes, i, filled);
        if (!inString && depth == 0) {
          return i;
        }
        continue;
      }
      switch (bytes[i++]) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '\n' -> line++;
        case '}', ']' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }

    return -1;
  }

  /** Returns the place behind the string's last quote, or the end of what was read. */
  private int string(byte[] bytes, int from, int filled) {
    int i = from;
    while (i < filled) {
      if (escaped) {
        escaped = false;
        i++;
        continue;
      }
      i = Words.endOfLetters(bytes, i, filled);
      if (i < filled) {
        inString = bytes[i] != '"';
        escaped = inString;
        i++;
      }
      if (!inString) {
        return i;
      }
    }

    return i;
  }

  /** Returns the buffer that holds the value. */
  byte[] bytes() {
    return window.bytes;
  }

  /** Returns where the value starts in the buffer. */
  int start() {
    return window.start;
  }

  /** Returns the bytes of the value. */
  int length() {
    return length;
  }

  /** Returns the line on which the value starts, from 1. */
  long firstLine() {
    return firstLine;
  }

  /** Returns whether the value is longer than the limit and is cut. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Returns whether the input ends inside the value. */
  boolean isCut() {
    return cut;
  }

  /** Returns what is wrong between two values, null when nothing is. */
  @Nullable String fault() {
    return fault;
  }

  /** Returns the line that was reached, from 1. */
  long line() {
    return line;
  }
}
