package dev.quarry.jobs.prepare;

import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.Piece;
import java.util.List;

/**
 * The input of a run as it was found.
 *
 * @param files for each source its files; empty for a table
 * @param pieces the pieces of everything that Quarry reads itself
 */
record Input(List<List<InputFile>> files, List<Piece> pieces) {
  Input {
    files = files.stream().map(List::copyOf).toList();
    pieces = List.copyOf(pieces);
  }

  long bytes() {
    return files.stream().flatMap(List::stream).mapToLong(InputFile::length).sum();
  }

  long count() {
    return files.stream().mapToLong(List::size).sum();
  }

  /** Returns for each source the names of its files as the user would write them. */
  List<List<String>> shown() {
    return files.stream().map(list -> list.stream().map(InputFile::shown).toList()).toList();
  }
}
