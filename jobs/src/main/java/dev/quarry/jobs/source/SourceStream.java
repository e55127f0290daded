package dev.quarry.jobs.source;

import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.BufferedInputStream;
import java.io.EOFException;
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
  private static final int BUFFER = 1 << 16;

  private final InputStream raw;
  private @Nullable InputStream unpacked;
  private @Nullable InputStream opened;
  private @Nullable String damage;
  private @Nullable IOException storageFailure;
  private boolean delivered;

  private SourceStream(InputStream raw) {
    this.raw = raw;
  }

  /** Opens a file at an offset; an offset past 0 is only for files that are not packed. */
  static SourceStream open(Slice slice, long offset, Configuration hadoop) throws IOException {
    Path path = new Path(slice.path());
    FSDataInputStream file = Storage.fileSystem(path, hadoop).open(path, BUFFER);
    SourceStream stream = new SourceStream(file);
    try {
      if (offset > 0) {
        file.seek(offset);
        stream.start(stream.new Watched());
      } else {
        stream.unpack();
      }
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }

    return stream;
  }

  private void start(InputStream stream) {
    unpacked = stream;
    opened = stream;
  }

  private void unpack() throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(new Watched(), BUFFER);
    buffered.mark(Compression.HEAD + 1);
    byte[] head = new byte[Compression.HEAD];
    int length = buffered.readNBytes(head, 0, head.length);
    buffered.reset();
    try {
      start(Compression.of(head, length).unpack(buffered));
    } catch (IOException | RuntimeException e) {
      damaged(e);
    }
  }

  /** Returns what is wrong with the content, once reading has run into it. */
  @Nullable String damage() {
    return damage;
  }

  /** Returns whether nothing was read yet, and after the end whether there was nothing. */
  boolean isEmpty() {
    return !delivered;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    InputStream from = unpacked;
    if (length == 0) {
      return 0;
    }
    if (from == null) {
      return -1;
    }
    try {
      int count = from.read(buffer, offset, length);
      if (storageFailure != null) {
        // An unpacker took the failure for the end.
        throw storageFailure;
      }
      delivered |= count > 0;
      return count;
    } catch (IOException | RuntimeException e) {
      damaged(e);
      return -1;
    }
  }

  /** Some unpackers throw other things than IOException when the bytes make no sense. */
  private void damaged(Exception e) throws IOException {
    if (storageFailure != null) {
      throw storageFailure;
    }
    damage = reason(e);
    unpacked = null;
  }

  private static String reason(Exception e) {
    if (e instanceof EOFException) {
      return "it ends too early";
    }

    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() throws IOException {
    try {
      if (opened != null) {
        opened.close();
      }
    } finally {
      raw.close();
    }
  }

  /** The bytes as stored; remembers a failure of the storage. */
  private final class Watched extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return raw.read(buffer, offset, length);
      } catch (IOException e) {
        storageFailure = e;
        throw e;
      } catch (RuntimeException e) {
        storageFailure = new IOException("Cannot read: " + e.getMessage(), e);
        throw storageFailure;
      }
    }
  }
}
