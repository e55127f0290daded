package dev.quarry.jobs.validate;

import dev.quarry.error.UserException;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.InputListing;
import dev.quarry.jobs.split.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that arguments name. Of a folder that {@code prepare} wrote, the splits that a job
 * reads; of any other folder, what is named as JSON lines; else what stands there, whatever its
 * name.
 */
final class Selection {
  /** The splits that a job reads; a piece's source is a place in this list. */
  static final List<Side> SIDES = List.of(Side.TRAIN, Side.VALIDATION);

  private final Configuration hadoop;
  private final EnumMap<Side, Map<String, InputFile>> files = new EnumMap<>(Side.class);
  private final List<String> notes = new ArrayList<>();

  private Selection(Configuration hadoop) {
    this.hadoop = hadoop;
    files.put(Side.TRAIN, new LinkedHashMap<>());
    files.put(Side.VALIDATION, new LinkedHashMap<>());
  }

  /**
   * Returns the files of a run.
   *
   * @throws UserException when an argument names nothing, or cannot be read
   */
  static Selection of(List<String> train, List<String> validation, Configuration hadoop) {
    Selection selection = new Selection(hadoop);
    train.forEach(
        path ->
            selection.take(Side.TRAIN, path, validation.isEmpty() ? Prepared.BOTH : Prepared.ONE));
    validation.forEach(path -> selection.take(Side.VALIDATION, path, Prepared.ONE));

    return selection;
  }

  /** What of a folder that {@code prepare} wrote is taken. */
  private enum Prepared {
    ONE,
    BOTH
  }

  private void take(Side side, String path, Prepared prepared) {
    try {
      if (!isFolder(path)) {
        add(side, List.of(path));
      } else if (exists(path, side.fileName())) {
        add(side, List.of(child(path, side.fileName())));
        if (prepared == Prepared.BOTH && exists(path, Side.VALIDATION.fileName())) {
          add(Side.VALIDATION, List.of(child(path, Side.VALIDATION.fileName())));
        }
      } else {
        addFolder(side, path);
      }
    } catch (IOException e) {
      throw new UserException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private void addFolder(Side side, String path) {
    int passedOver = 0;
    int taken = 0;
    for (InputFile file : new InputListing(hadoop).list(List.of(path))) {
      if (isJsonLines(file.shown())) {
        files(side).putIfAbsent(file.path(), file);
        taken++;
      } else {
        passedOver++;
      }
    }
    if (taken == 0) {
      throw new UserException(
          "Cannot validate " + path + ": no file in it has a name that ends in .jsonl");
    }
    if (passedOver > 0) {
      notes.add(
          "passed over "
              + passedOver
              + (passedOver == 1 ? " file" : " files")
              + " in "
              + path
              + " whose names do not end in .jsonl");
    }
  }

  private void add(Side side, List<String> paths) {
    for (InputFile file : new InputListing(hadoop).list(paths)) {
      files(side).putIfAbsent(file.path(), file);
    }
  }

  private Map<String, InputFile> files(Side side) {
    return files.computeIfAbsent(side, key -> new LinkedHashMap<>());
  }

  private boolean isFolder(String given) throws IOException {
    try {
      Path path = new Path(given);
      FileSystem fileSystem = path.getFileSystem(hadoop);
      return fileSystem.exists(path) && fileSystem.getFileStatus(path).isDirectory();
    } catch (IllegalArgumentException e) {
      throw new UserException("Cannot read " + given + ": " + e.getMessage(), e);
    }
  }

  private boolean exists(String folder, String name) throws IOException {
    Path path = new Path(folder, name);
    return path.getFileSystem(hadoop).exists(path);
  }

  private static String child(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /**
   * Returns whether the name is one of JSON lines, once an ending that tells the packing is off.
   */
  static boolean isJsonLines(String name) {
    return name.replaceFirst("\\.(gz|gzip|bz2|zst|zstd)$", "").endsWith(".jsonl");
  }

  /** Returns the files of a split, in order. */
  List<InputFile> of(Side side) {
    return List.copyOf(files(side).values());
  }

  /** Returns what a reader should know of the choice. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
