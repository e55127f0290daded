package dev.quarry.jobs.prepare;

import dev.quarry.jobs.stage.Segment;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What one task of the narrow pass tells the driver: a few counts, no data. Not thread-safe. */
final class TaskReport implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The segments that the task staged. */
  final List<Segment> segments = new ArrayList<>();

  /** How often each warning came up, by rule. */
  final TreeMap<String, Long> warnings = new TreeMap<>();

  /** The message of each warning, one example each. */
  final TreeMap<String, String> messages = new TreeMap<>();

  /** How many rows each known shape had, by source number and shape. */
  final TreeMap<Integer, TreeMap<String, Long>> shapes = new TreeMap<>();

  /** Rows and broken places that were read, by source number. */
  final TreeMap<Integer, Long> read = new TreeMap<>();

  /** Rows that became records, by source number. */
  final TreeMap<Integer, Long> accepted = new TreeMap<>();

  /** Code points of the accepted records, by script class. */
  final TreeMap<String, Long> scripts = new TreeMap<>();

  /** Tokens of the accepted records by the planning estimator. */
  long tokens;

  void warn(String rule, String message) {
    warnings.merge(rule, 1L, Long::sum);
    messages.merge(rule, message, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  void shape(int source, String shape) {
    shapes.computeIfAbsent(source, key -> new TreeMap<>()).merge(shape, 1L, Long::sum);
  }

  /** Adds the other's counts. */
  TaskReport merge(TaskReport other) {
    segments.addAll(other.segments);
    tokens += other.tokens;
    other.warnings.forEach((rule, count) -> warnings.merge(rule, count, Long::sum));
    other.messages.forEach(
        (rule, message) -> messages.merge(rule, message, (a, b) -> a.compareTo(b) <= 0 ? a : b));
    other.shapes.forEach(
        (source, counts) ->
            counts.forEach(
                (shape, count) ->
                    shapes
                        .computeIfAbsent(source, key -> new TreeMap<>())
                        .merge(shape, count, Long::sum)));
    other.read.forEach((source, count) -> read.merge(source, count, Long::sum));
    other.accepted.forEach((source, count) -> accepted.merge(source, count, Long::sum));
    other.scripts.forEach((script, count) -> scripts.merge(script, count, Long::sum));

    return this;
  }
}
