package dev.quarry.jobs.source.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a file's columns: from the config, from its header, or numbered. */
public final class CsvColumns {
  private final boolean named;
  private boolean awaitsHeader;
  private boolean fromHeader;
  private List<String> names;

  public CsvColumns(CsvOptions options) {
    this.named = !options.columns().isEmpty();
    this.names = options.columns();
    this.awaitsHeader = options.hasHeader();
  }

  /** Takes a row; returns whether it is the header. */
  public boolean takesHeader(List<String> fields) {
    boolean header = awaitsHeader;
    awaitsHeader = false;
    if (header && !named) {
      names = distinct(fields);
      fromHeader = true;
    } else if (names.isEmpty()) {
      names = numbered(fields.size());
    }

    return header;
  }

  /** Returns whether the next row is the header. */
  public boolean awaitsHeader() {
    return awaitsHeader;
  }

  public List<String> names() {
    return names;
  }

  /** Returns who says how many columns there are. */
  public String shown() {
    if (named) {
      return "columns names";
    }

    return fromHeader ? "the header" : "the first row";
  }

  /** A second column of the same name gets a number, so that none is lost. */
  private static List<String> distinct(List<String> fields) {
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String field : fields) {
      String name = field.trim();
      int number = 2;
      while (!seen.add(name)) {
        name = field.trim() + "_" + number++;
      }
      names.add(name);
    }

    return names;
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("_c" + i);
    }

    return names;
  }
}
