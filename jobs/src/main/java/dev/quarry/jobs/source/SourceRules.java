package dev.quarry.jobs.source;

import dev.quarry.record.Rule;
import java.util.List;

/** The reasons for which a row, or a file, cannot be read at all. */
public final class SourceRules {
  /** A row that is not one complete JSON value, or one beyond the bounds of {@link Json}. */
  public static final String INVALID_JSON = "source:invalid-json";

  static final String INVALID_UTF8 = "source:invalid-utf8";
  static final String UTF16 = "source:utf-16";
  static final String NUL = "source:nul-byte";
  static final String TOO_LONG = "source:line-too-long";
  static final String TRUNCATED = "source:damaged-file";
  static final String EMPTY_FILE = "source:empty-file";
  static final String NOT_AN_OBJECT = "source:not-an-object";
  static final String CSV_QUOTE = "source:csv-quote";
  static final String CSV_COLUMNS = "source:csv-columns";

  private static final String PLACE = "Quarry, reading of sources";

  private static final List<Rule> ALL =
      List.of(
          new Rule(INVALID_JSON, "A row is one complete JSON value", "RFC 8259"),
          new Rule(INVALID_UTF8, "A row is valid UTF-8", "RFC 3629"),
          new Rule(UTF16, "A text file is UTF-8, with or without a byte order mark", PLACE),
          new Rule(NUL, "A text file holds no NUL bytes", PLACE),
          new Rule(TOO_LONG, "A row is at most max-line bytes (16 MiB)", PLACE),
          new Rule(TRUNCATED, "A packed or columnar file can be read to its end", PLACE),
          new Rule(EMPTY_FILE, "A file holds at least one byte", PLACE),
          new Rule(NOT_AN_OBJECT, "A JSON row is an object", PLACE),
          new Rule(CSV_QUOTE, "A quoted CSV field ends with a quote", "RFC 4180, 2.5"),
          new Rule(CSV_COLUMNS, "Each CSV row has as many fields as the header", "RFC 4180, 2.4"));

  private SourceRules() {}

  /**
   * Returns what is wrong with bytes that are no text.
   *
   * @param what what the bytes are: the line, the file, the element
   */
  static String detail(String rule, String what) {
    return switch (rule) {
      case TOO_LONG -> "The " + what + " is longer than max-line allows";
      case UTF16 -> "The file is UTF-16 or UTF-32, and is not read; store it as UTF-8";
      case NUL -> "The " + what + " holds a NUL byte";
      case EMPTY_FILE -> "The file has no bytes";
      default -> "The " + what + " is not valid UTF-8";
    };
  }

  /** Returns every rule. */
  public static List<Rule> all() {
    return ALL;
  }
}
