package dev.quarry.jobs.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The unpacked bytes of a file, which tells damage of the content apart from trouble of the
 * storage: the first ends the stream and is remembered, the second is thrown, so that the task is
 * tried again. Not thread-safe.
 */
final class SourceStream extends InputStream {
  private final InputStream raw;
  private @Nullable InputStream unpacked;
  private @Nullable String damage;
  private @Nullable IOException storageFailure;

  private SourceStream(InputStream raw) {
    this.raw = raw;
  }

  /** Opens a file at an offset; an offset past 0 is only for files that are not packed. */
  static SourceStream open(Slice slice, long offset, Configuration hadoop) throws IOException {
    Path path = new Path(slice.path());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path, 1 << 16);
    SourceStream stream;
    if (offset > 0) {
      file.seek(offset);
      stream = new SourceStream(file);
      stream.unpacked = file;
    } else {
      stream = new SourceStream(file);
      stream.unpack();
    }

    return stream;
  }

  private void unpack() throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(new Watched(raw), 1 << 16);
    buffered.mark(Compression.HEAD + 1);
    byte[] head = new byte[Compression.HEAD];
    int length = buffered.readNBytes(head, 0, head.length);
    buffered.reset();
    Compression compression = Compression.of(head, length);
    try {
      unpacked = compression.unpack(buffered);
    } catch (IOException e) {
      damaged(e);
    }
  }

  /** Returns what is wrong with the content, once reading has run into it. */
  @Nullable String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (unpacked == null) {
      return -1;
    }
    try {
      return unpacked.read(buffer, offset, length);
    } catch (IOException e) {
      damaged(e);
      return -1;
    }
  }

  private void damaged(IOException e) throws IOException {
    if (storageFailure != null) {
      throw storageFailure;
    }
    damage = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    unpacked = null;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** Remembers a failure of the storage. */
  private final class Watched extends InputStream {
    private final InputStream watched;

    Watched(InputStream watched) {
      this.watched = watched;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return watched.read(buffer, offset, length);
      } catch (IOException e) {
        storageFailure = e;
        throw e;
      }
    }
  }
}
