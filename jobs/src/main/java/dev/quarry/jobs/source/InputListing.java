package dev.quarry.jobs.source;

import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.StorageFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Lists the files that a source's paths name: files, folders (with everything below), globs. */
public final class InputListing {
  private final Configuration hadoop;

  /** Creates a lister. */
  public InputListing(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * Returns the files of the paths, each once, in the order of the paths and by name within each.
   *
   * @throws UserException when a path names nothing, or cannot be read
   */
  public List<InputFile> list(List<String> paths) {
    Map<String, InputFile> files = new LinkedHashMap<>();
    for (String path : paths) {
      List<InputFile> found = new ArrayList<>();
      try {
        collect(path, found);
      } catch (IOException | IllegalArgumentException e) {
        throw new UserException("Cannot read " + path + ": " + StorageFaults.words(e), e);
      }
      if (found.isEmpty()) {
        throw new UserException(
            "Cannot read " + path + ": it names no file (check the path, or its pattern)");
      }
      found.sort(Comparator.comparing(InputFile::path));
      for (InputFile file : found) {
        files.putIfAbsent(file.path(), file);
      }
    }

    return List.copyOf(files.values());
  }

  private void collect(String given, List<InputFile> found) throws IOException {
    Path path = new Path(given);
    FileSystem fileSystem = path.getFileSystem(hadoop);
    FileStatus[] matches = matches(fileSystem, path);
    for (FileStatus status : matches) {
      walk(fileSystem, status, given, found);
    }
  }

  /** A name that exists as it stands is taken as it stands, also when it holds glob characters. */
  private static FileStatus[] matches(FileSystem fileSystem, Path path) throws IOException {
    try {
      return new FileStatus[] {fileSystem.getFileStatus(path)};
    } catch (java.io.FileNotFoundException e) {
      FileStatus[] matches = fileSystem.globStatus(path, match -> isWanted(match, path));
      return matches == null ? new FileStatus[0] : matches;
    }
  }

  /** Hidden names are found only by a pattern that begins so itself, folder by folder. */
  private static boolean isWanted(Path match, Path pattern) {
    Path found = match;
    for (Path asked = pattern; asked != null && found != null; asked = asked.getParent()) {
      if (isHidden(found) && !isHidden(asked)) {
        return false;
      }
      found = found.getParent();
    }

    return true;
  }

  /** Spark and others keep notes beside the data under such names. */
  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  private void walk(FileSystem fileSystem, FileStatus status, String given, List<InputFile> found)
      throws IOException {
    if (!status.isDirectory()) {
      found.add(inputFile(status, given));
      return;
    }
    for (FileStatus child : fileSystem.listStatus(status.getPath())) {
      if (!isHidden(child.getPath())) {
        walk(fileSystem, child, given, found);
      }
    }
  }

  private static InputFile inputFile(FileStatus status, String given) {
    // Made anew, so that a way up and down again is the same file.
    String path = new Path(status.getPath().toUri()).toString();
    return new InputFile(path, shown(path, given), status.getLen());
  }

  /** Local files are shown as the user wrote them, so that reports do not depend on the machine. */
  private static String shown(String path, String given) {
    if (!path.startsWith("file:")) {
      return path;
    }
    String local = path.replaceFirst("^file:/+", "/");
    if (given.startsWith("/") || given.startsWith("file:")) {
      return local;
    }
    java.nio.file.Path here = java.nio.file.Path.of("").toAbsolutePath();

    return here.relativize(java.nio.file.Path.of(local)).toString();
  }
}
