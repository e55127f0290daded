package dev.quarry.jobs.publish;

import dev.quarry.jobs.runtime.Storage;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** One part object, made when its first line comes. Not thread-safe. */
final class PartWriter implements Closeable {
  private final Path path;
  private final Configuration hadoop;
  private @Nullable OutputStream out;
  private long bytes;

  PartWriter(Path path, Configuration hadoop) {
    this.path = path;
    this.hadoop = hadoop;
  }

  void line(byte[] line, int length) throws IOException {
    OutputStream open = open();
    open.write(line, 0, length);
    open.write('\n');
    bytes += length + 1L;
  }

  private OutputStream open() throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(Storage.fileSystem(path, hadoop).create(path, true), 1 << 18);
    }

    return out;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  PartSummary.Part part(int number) {
    return new PartSummary.Part(number, path.toString(), bytes);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
