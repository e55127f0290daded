package dev.quarry.jobs.source;

/**
 * Receives everything that stands in a file of lines, in its order: also what a corpus may hold and
 * a training file may not. For lines of text a row is a text node.
 */
public interface LineSink extends RowSink {
  /** The file is packed. */
  void packed();

  /** The file starts with a byte order mark; the line goes on after it. */
  void marked();

  /**
   * A line holds nothing but white space.
   *
   * @param position its number within the slice, from 1
   */
  void blank(long position);

  /**
   * A line ends with a carriage return; what it holds is reported too.
   *
   * @param position its number within the slice, from 1
   */
  void carriageReturn(long position);
}
