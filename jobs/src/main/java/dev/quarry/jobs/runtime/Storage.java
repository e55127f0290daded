package dev.quarry.jobs.runtime;

import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Small reads and writes on whatever Hadoop reaches: local, HDFS, S3. */
public final class Storage {
  /** One for each run of this JVM: making one takes long, and there are few. */
  private static final Map<Map<String, String>, Configuration> CONFIGURATIONS =
      new ConcurrentHashMap<>();

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
    Path draft = draft(path);
    write(fileSystem, draft, text);
    rename(fileSystem, draft, path);
  }

  /** Returns where a file is written before it is moved to its place. */
  public static Path draft(Path path) {
    return new Path(path.getParent(), "." + path.getName() + ".draft");
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

  /**
   * Returns what a Hadoop conf says beyond what every JVM of the application knows by itself: a
   * small map, which crosses to executors with each task.
   */
  public static Map<String, String> entries(Configuration hadoop) {
    Configuration known = SparkHadoopUtil.get().conf();
    Map<String, String> entries = new TreeMap<>();
    for (Map.Entry<String, String> entry : hadoop) {
      if (!entry.getValue().equals(known.getRaw(entry.getKey()))) {
        entries.put(entry.getKey(), entry.getValue());
      }
    }

    return entries;
  }

  /** Returns every entry of a Hadoop conf as a plain map. */
  public static Map<String, String> all(Configuration hadoop) {
    Map<String, String> entries = new TreeMap<>();
    hadoop.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));

    return entries;
  }

  /** Returns this JVM's Hadoop conf with these entries over it; not to be changed. */
  public static Configuration configuration(Map<String, String> entries) {
    return CONFIGURATIONS.computeIfAbsent(
        entries,
        over -> {
          Configuration hadoop = new Configuration(SparkHadoopUtil.get().conf());
          over.forEach(hadoop::set);
          return hadoop;
        });
  }
}
