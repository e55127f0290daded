package dev.quarry.jobs.prepare;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code faulty}, which asks before everything that it does. */
public final class FaultyFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("faulty:///");

  private static volatile Guard guard = (operation, path) -> {};

  /** Decides whether an operation may go on. */
  interface Guard {
    /** Throws when the operation shall fail. */
    void before(Operation operation, Path path) throws IOException;
  }

  /** What is asked for. */
  enum Operation {
    READ,
    WRITE,
    RENAME
  }

  /** Makes the scheme known to the session, with nothing failing yet. */
  static void install(Configuration hadoop) {
    hadoop.set("fs.faulty.impl", FaultyFileSystem.class.getName());
    allowAll();
  }

  static void allowAll() {
    guard = (operation, path) -> {};
  }

  static void guard(Guard next) {
    guard = next;
  }

  /** Asks whether an operation may go on. */
  static void ask(Operation operation, Path path) throws IOException {
    guard.before(operation, path);
  }

  /** Returns the location of a local path under this scheme. */
  static String locate(java.nio.file.Path path) {
    return "faulty://" + path.toAbsolutePath();
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    guard.before(Operation.READ, path);
    return super.open(path, bufferSize);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    guard.before(Operation.WRITE, path);
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    guard.before(Operation.WRITE, path);
    return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    guard.before(Operation.RENAME, to);
    return super.rename(from, to);
  }
}
