package dev.quarry.jobs.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one byte at a time, so that nothing is lost of what was unpacked before a fault: the
 * fault is thrown by the next call. For unpackers that make their bytes one by one anyway. Not
 * thread-safe.
 */
final class CarefulStream extends InputStream {
  private final InputStream unpacked;
  private @Nullable IOException fault;

  CarefulStream(InputStream unpacked) {
    this.unpacked = unpacked;
  }

  @Override
  public int read() throws IOException {
    return unpacked.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (fault != null) {
      throw fault;
    }
    int count = 0;
    try {
      int b;
      while (count < length && (b = unpacked.read()) >= 0) {
        bytes[offset + count++] = (byte) b;
      }
    } catch (IOException e) {
      fault = e;
    } catch (RuntimeException e) {
      fault = new IOException("its content makes no sense: " + e.getMessage(), e);
    }
    if (count == 0 && fault != null) {
      throw fault;
    }

    return count == 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
