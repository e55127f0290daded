package dev.quarry.jobs.publish;

import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.stage.LineNumbers;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names the place of a staged row: the file as the user wrote it, and the physical position. */
public final class Places implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<List<String>> files;
  private final Map<Long, LineNumbers.Base> bases;

  /**
   * Creates a namer.
   *
   * @param files for each source the shown names of its files
   * @param bases the lines before each segment that begins inside a file
   */
  public Places(List<List<String>> files, Map<Long, LineNumbers.Base> bases) {
    this.files = files.stream().map(List::copyOf).toList();
    this.bases = new HashMap<>(bases);
  }

  /** Returns the file's name. */
  public String file(long segment, int file) {
    List<String> names = files.get(Pieces.sourceOf(segment));
    return file < names.size() ? names.get(file) : "";
  }

  /** Returns the line or element in the file, from 1; 0 for the file itself. */
  public long position(long segment, int file, long local) {
    LineNumbers.Base base = bases.get(segment);
    return base == null || base.file() != file || local == 0 ? local : local + base.lines();
  }
}
