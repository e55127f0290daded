package dev.quarry.jobs.source.csv;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring lines of a CSV file that may be one record: the first opens a quote which the others
 * have not closed. Lines are taken off the front without copying what follows each time. Not
 * thread-safe.
 */
public final class OpenLines {
  private final StringBuilder text = new StringBuilder();
  private final TreeMap<Long, String> faults = new TreeMap<>();
  private int[] ends = new int[16];
  private int first;
  private int count;
  private long number;

  /** Adds a line; the rule that it breaks is null when it is text. */
  public void add(long line, CharSequence content, @Nullable String fault) {
    if (isEmpty()) {
      number = line;
    }
    if (fault != null) {
      faults.put(line, fault);
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    text.append(content).append('\n');
    ends[count++] = text.length();
  }

  public boolean isEmpty() {
    return first == count;
  }

  /** Returns the number of the first line. */
  public long number() {
    return number;
  }

  /** Returns the characters of all lines, each with its line feed. */
  public int length() {
    return text.length() - begin();
  }

  /** Returns the first line. */
  public String line() {
    return text.substring(begin(), ends[first] - 1);
  }

  /** Returns the rule that the first line breaks, null when it is text. */
  public @Nullable String fault() {
    return faults.get(number);
  }

  /** Returns the rule that any of the lines breaks, null when all are text. */
  public @Nullable String anyFault() {
    return faults.isEmpty() ? null : faults.firstEntry().getValue();
  }

  /** Returns all lines as one text, a line feed between them. */
  public String record() {
    return text.substring(begin(), text.length() - 1);
  }

  private int begin() {
    return first == 0 ? 0 : ends[first - 1];
  }

  /** Takes the first line away. */
  public void removeFirst() {
    faults.remove(number);
    first++;
    number++;
    if (isEmpty()) {
      clear();
    } else if (first > count / 2) {
      compact();
    }
  }

  /** Moves the lines to the front, now that there are fewer of them than were taken away. */
  private void compact() {
    int gone = begin();
    text.delete(0, gone);
    for (int i = first; i < count; i++) {
      ends[i - first] = ends[i] - gone;
    }
    count -= first;
    first = 0;
  }

  /** Takes all lines away. */
  public void clear() {
    text.setLength(0);
    faults.clear();
    first = 0;
    count = 0;
  }
}
