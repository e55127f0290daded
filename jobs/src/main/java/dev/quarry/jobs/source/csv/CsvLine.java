package dev.quarry.jobs.source.csv;

import java.util.ArrayList;
import java.util.List;

/** How RFC 4180 reads one line, or the lines of one record. */
public final class CsvLine {
  private static final char QUOTE = '"';

  private CsvLine() {}

  /** Where a line begins. */
  public enum Begin {
    /** At the start of a field. */
    FIELD,
    /** Inside a quoted field that an earlier line opened. */
    QUOTED
  }

  /** How a line ends. */
  public enum End {
    /** With the end of a field: the record is complete. */
    RECORD,
    /** Inside a quoted field, which goes on with the next line. */
    QUOTED,
    /** A quote closes in the middle of a field, so that a quote was left open or not doubled. */
    MALFORMED
  }

  /** Returns how the line ends. A quote opens a field only at its start. */
  public static End end(String line, Begin begin, char delimiter) {
    boolean quoted = begin == Begin.QUOTED;
    int next = 0;
    while (true) {
      if (quoted) {
        int close = close(line, next);
        if (close < 0) {
          return End.QUOTED;
        }
        next = afterQuote(line, close + 1, delimiter);
        if (next < 0) {
          return End.MALFORMED;
        }
      } else if (next < line.length() && line.charAt(next) == QUOTE) {
        quoted = true;
        next++;
        continue;
      } else {
        next = endOfPlain(line, next, delimiter);
      }
      if (next == line.length()) {
        return End.RECORD;
      }
      quoted = false;
      next++;
    }
  }

  /** Returns the place of the quote that closes a field, -1 when there is none. */
  private static int close(String line, int from) {
    int quote = line.indexOf(QUOTE, from);
    while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) == QUOTE) {
      quote = line.indexOf(QUOTE, quote + 2);
    }

    return quote;
  }

  private static int endOfPlain(String line, int from, char delimiter) {
    int end = line.indexOf(delimiter, from);
    return end < 0 ? line.length() : end;
  }

  /**
   * Returns the place of the delimiter, or the end of the line, behind a closing quote; blanks may
   * stand before it. Returns -1 where something else does.
   */
  private static int afterQuote(String line, int from, char delimiter) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == delimiter) {
        return i;
      }
      if (c != ' ' && c != '\t' && c != '\r') {
        return -1;
      }
    }

    return line.length();
  }

  /** Returns the fields of a complete record, whose lines stand between line feeds. */
  public static List<String> fields(String record, char delimiter) {
    List<String> fields = new ArrayList<>();
    int next = 0;
    while (true) {
      int end;
      if (next < record.length() && record.charAt(next) == QUOTE) {
        int close = close(record, next + 1);
        String field = record.substring(next + 1, close);
        fields.add(field.indexOf(QUOTE) < 0 ? field : field.replace("\"\"", "\""));
        end = afterQuote(record, close + 1, delimiter);
      } else {
        end = endOfPlain(record, next, delimiter);
        fields.add(record.substring(next, end));
      }
      if (end == record.length()) {
        return fields;
      }
      next = end + 1;
    }
  }

  /** Returns whether nothing but blanks stands on the line; a delimiter is no blank. */
  public static boolean isBlank(CharSequence line, char delimiter) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == delimiter || (c != ' ' && c != '\t' && c != '\r')) {
        return false;
      }
    }

    return true;
  }
}
