package dev.quarry.jobs.source.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip, RFC 1952, every member of it. Other unpackers lose what they unpacked just before a
 * fault, or stop without a word where a later member is broken; this one delivers every byte that
 * can be had, and then tells. Not thread-safe.
 */
final class GzipStream extends InputStream {
  private static final int DEFLATE = 8;
  private static final int HEADER_SUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private boolean inMember;
  private boolean ended;
  private @Nullable IOException fault;

  GzipStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (fault != null) {
        throw fault;
      }
      if (!inMember) {
        begin();
      } else {
        int count = inflate(bytes, offset, length);
        if (count > 0) {
          sum.update(bytes, offset, count);
          return count;
        }
      }
    }

    return -1;
  }

  /** Unpacks into the bytes; 0 means that more input came, or that the member ended. */
  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      int count = inflater.inflate(bytes, offset, length);
      if (count > 0) {
        return count;
      }
    } catch (DataFormatException e) {
      fault = new IOException("its deflated data is invalid", e);
      return (int) (inflater.getBytesWritten() - before);
    }
    if (inflater.finished()) {
      finish();
    } else if (inflater.needsDictionary()) {
      throw new IOException("its deflated data needs a dictionary");
    } else {
      fill();
      inflater.setInput(buffer, 0, filled);
      next = filled;
    }

    return 0;
  }

  private void begin() throws IOException {
    int first = find();
    if (first <= 0) {
      end(first);
      return;
    }
    if (first != 0x1f || one() != 0x8b || one() != DEFLATE) {
      throw new IOException("something else follows its last gzip member");
    }
    int flags = one();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(one() | one() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_SUM) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(buffer, next, filled - next);
    next = filled;
    sum.reset();
    inMember = true;
  }

  /** Nothing follows, or zeros up to the end of a tape's block. */
  private void end(int first) throws IOException {
    for (int b = first; b >= 0; b = find()) {
      if (b != 0) {
        throw new IOException("something else follows its last gzip member");
      }
    }
    ended = true;
  }

  private void finish() throws IOException {
    next = filled - inflater.getRemaining();
    inMember = false;
    if (word() != sum.getValue() || word() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new IOException("its checksum is not that of its content");
    }
  }

  private long word() throws IOException {
    return one() | one() << 8 | one() << 16 | (long) one() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      one();
    }
  }

  private void skipText() throws IOException {
    while (one() != 0) {}
  }

  private int one() throws IOException {
    int b = find();
    if (b < 0) {
      throw new EOFException();
    }

    return b;
  }

  private int find() throws IOException {
    if (next == filled) {
      filled = Math.max(0, packed.read(buffer));
      next = 0;
    }

    return filled == 0 ? -1 : buffer[next++] & 0xff;
  }

  private void fill() throws IOException {
    filled = packed.read(buffer);
    if (filled < 0) {
      filled = 0;
      throw new EOFException();
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
