package dev.quarry.jobs.runtime;

import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Small reads and writes on whatever Hadoop reaches: local, HDFS, S3. */
public final class Storage {
  private Storage() {}

  /** Returns the file system of a path; a local one writes no checksum files beside the output. */
  public static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
    FileSystem fileSystem = path.getFileSystem(hadoop);
    if (fileSystem instanceof LocalFileSystem local) {
      local.setWriteChecksum(false);
      local.setVerifyChecksum(false);
    }

    return fileSystem;
  }

  /** Returns the whole of a small text file; empty when there is none. */
  public static Optional<String> findText(Path path, Configuration hadoop) {
    try (InputStream in = fileSystem(path, hadoop).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UserException("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Writes a small text file: under another name first, so that nobody sees half of it. */
  public static void writeText(Path path, String text, Configuration hadoop) throws IOException {
    FileSystem fileSystem = fileSystem(path, hadoop);
    if (path.toUri().getScheme() != null && path.toUri().getScheme().startsWith("s3")) {
      write(fileSystem, path, text);
      return;
    }
    Path draft = new Path(path.getParent(), "." + path.getName() + ".draft");
    write(fileSystem, draft, text);
    rename(fileSystem, draft, path);
  }

  /** Moves a file over whatever stands there. */
  public static void rename(FileSystem fileSystem, Path from, Path to) throws IOException {
    fileSystem.delete(to, false);
    if (!fileSystem.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private static void write(FileSystem fileSystem, Path path, String text) throws IOException {
    try (OutputStream out = fileSystem.create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns the entries of a Hadoop conf as a plain map, which crosses to executors. */
  public static Map<String, String> entries(Configuration hadoop) {
    Map<String, String> entries = new HashMap<>();
    for (Map.Entry<String, String> entry : hadoop) {
      entries.put(entry.getKey(), entry.getValue());
    }

    return entries;
  }

  /** Returns a Hadoop conf with these entries and no others. */
  public static Configuration configuration(Map<String, String> entries) {
    Configuration hadoop = new Configuration(false);
    entries.forEach(hadoop::set);

    return hadoop;
  }
}
