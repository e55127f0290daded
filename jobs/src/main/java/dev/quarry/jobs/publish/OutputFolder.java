package dev.quarry.jobs.publish;

import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.runtime.StorageFaults;
import dev.quarry.jobs.split.Side;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of one prepared set. It is finished when {@code manifest.json} is there, and not
 * before; whatever else a run left without it, the next run takes away. Files that Quarry did not
 * make stay untouched.
 */
public final class OutputFolder {
  /** The file that says that a set is finished. */
  public static final String MANIFEST = "manifest.json";

  private static final String STAGING = "_staging";
  private static final List<String> OWN =
      List.of("rejects", "duplicates", "report.html", "report.json", STAGING);

  private final Path root;
  private final Configuration hadoop;

  /** Creates a view of a folder. */
  public OutputFolder(String root, Configuration hadoop) {
    this.root = new Path(root);
    this.hadoop = hadoop;
  }

  /** Returns where an entry of the folder is. */
  public Path path(String name) {
    return new Path(root, name);
  }

  /** Returns the folder of what only lives while the run does. */
  public Path staging() {
    return path(STAGING);
  }

  /** Returns the file system of the folder. */
  public FileSystem fileSystem() throws IOException {
    return Storage.fileSystem(root, hadoop);
  }

  /**
   * Refuses a finished set, or takes it away when that is asked for; then takes away what an
   * unfinished run left.
   *
   * @param overwrite whether a finished set may go
   * @throws UserException when there is a finished set, or the folder cannot be written
   */
  public void open(Overwrite overwrite) {
    try {
      FileSystem fileSystem = fileSystem();
      if (fileSystem.exists(path(MANIFEST))) {
        if (overwrite == Overwrite.REFUSE) {
          throw new UserException(
              "Cannot write to "
                  + root
                  + ": it holds a finished set (use --overwrite to replace it, or another output)");
        }
        fileSystem.delete(path(MANIFEST), false);
      }
      clear();
      if (!fileSystem.mkdirs(root)) {
        throw new IOException("the folder cannot be made");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException("Cannot write to " + root + ": " + StorageFaults.words(e), e);
    }
  }

  /** Takes away everything that Quarry makes but the history of metrics. */
  public void clear() throws IOException {
    FileSystem fileSystem = fileSystem();
    List<String> names = new ArrayList<>(OWN);
    for (Side side : Side.values()) {
      names.add(side.fileName());
    }
    for (String name : names) {
      delete(fileSystem, path(name));
      delete(fileSystem, Storage.draft(path(name)));
    }
    delete(fileSystem, Storage.draft(path(MANIFEST)));
  }

  /** Takes the staging away. */
  public void close() throws IOException {
    delete(fileSystem(), staging());
  }

  private static void delete(FileSystem fileSystem, Path path) throws IOException {
    try {
      fileSystem.delete(path, true);
    } catch (FileNotFoundException e) {
      // already gone
    }
  }

  /** What to do with a finished set. */
  public enum Overwrite {
    /** Leave it and stop. */
    REFUSE,
    /** Take it away. */
    REPLACE
  }
}
