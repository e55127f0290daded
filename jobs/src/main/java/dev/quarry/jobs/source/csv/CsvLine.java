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
  public static End end(CharSequence line, Begin begin, char delimiter) {
    boolean quoted = begin == Begin.QUOTED;
    boolean fieldStart = !quoted;
    int length = line.length();
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != QUOTE) {
          continue;
        }
        if (i + 1 < length && line.charAt(i + 1) == QUOTE) {
          i++;
        } else {
          i = afterQuote(line, i + 1, delimiter);
          if (i < 0) {
            return End.MALFORMED;
          }
          quoted = false;
          fieldStart = true;
        }
      } else {
        quoted = c == QUOTE && fieldStart;
        fieldStart = c == delimiter;
      }
    }

    return quoted ? End.QUOTED : End.RECORD;
  }

  /**
   * Returns the place of the delimiter, or the end of the line, behind a closing quote; blanks may
   * stand before it. Returns -1 where something else does.
   */
  private static int afterQuote(CharSequence line, int from, char delimiter) {
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
  public static List<String> fields(CharSequence record, char delimiter) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    int i = 0;
    while (true) {
      field.setLength(0);
      i =
          i < record.length() && record.charAt(i) == QUOTE
              ? quoted(record, i + 1, delimiter, field)
              : plain(record, i, delimiter, field);
      fields.add(field.toString());
      if (i >= record.length()) {
        return fields;
      }
      i++;
    }
  }

  private static int plain(CharSequence record, int from, char delimiter, StringBuilder field) {
    int i = from;
    while (i < record.length() && record.charAt(i) != delimiter) {
      i++;
    }
    field.append(record, from, i);

    return i;
  }

  private static int quoted(CharSequence record, int from, char delimiter, StringBuilder field) {
    for (int i = from; i < record.length(); i++) {
      char c = record.charAt(i);
      if (c != QUOTE) {
        field.append(c);
      } else if (i + 1 < record.length() && record.charAt(i + 1) == QUOTE) {
        field.append(c);
        i++;
      } else {
        return afterQuote(record, i + 1, delimiter);
      }
    }

    return record.length();
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
