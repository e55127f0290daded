package dev.quarry.jobs.stage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StagedRowWriter} wrote. */
public final class StagedRowReader implements Closeable {
  private static final int CAPACITY = 1 << 18;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int next;
  private int filled;

  // Labels and origins repeat from row to row: the last one is not decoded again.
  private final Repeated label = new Repeated();
  private final Repeated origin = new Repeated();

  /** Creates a reader that closes the stream at its own end. */
  public StagedRowReader(InputStream in) {
    this.in = in;
  }

  /** Reads the next row into the given one; its number is the caller's to set. */
  public void read(StagedRow row) throws IOException {
    row.rejected = number() == 1;
    row.file = (int) number();
    row.position = number();
    if (row.rejected) {
      readReject(row);
    } else {
      readRecord(row);
    }
    row.length = (int) number();
    if (row.bytes.length < row.length) {
      row.bytes = new byte[Math.max(row.length, row.bytes.length * 2)];
    }
    get(row.bytes, row.length);
  }

  private void readRecord(StagedRow row) throws IOException {
    row.reason = "";
    row.stage = "";
    row.detail = "";
    row.id = text();
    row.label = repeated(label);
    row.origin = repeated(origin);
    row.splitHash = fixed();
    row.capHash = fixed();
    row.tokens = (int) number();
    row.limitTokens = (int) number();
    row.promptChars = (int) number();
    row.completionChars = (int) number();
    row.traits = (int) number();
  }

  private void readReject(StagedRow row) throws IOException {
    row.reason = String.valueOf(text());
    row.stage = String.valueOf(text());
    row.detail = String.valueOf(text());
    row.id = null;
    row.label = null;
    row.origin = null;
    row.splitHash = 0;
    row.capHash = 0;
    row.tokens = 0;
    row.limitTokens = 0;
    row.promptChars = 0;
    row.completionChars = 0;
    row.traits = 0;
  }

  private @Nullable String text() throws IOException {
    int length = (int) number() - 1;
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    get(bytes, length);

    return new String(bytes, StandardCharsets.UTF_8);
  }

  private @Nullable String repeated(Repeated last) throws IOException {
    int length = (int) number() - 1;
    if (length < 0) {
      return null;
    }
    if (length > CAPACITY / 2) {
      byte[] bytes = new byte[length];
      get(bytes, length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    require(length);
    if (!Arrays.equals(last.bytes, 0, last.bytes.length, buffer, next, next + length)) {
      last.bytes = Arrays.copyOfRange(buffer, next, next + length);
      last.text = new String(last.bytes, StandardCharsets.UTF_8);
    }
    next += length;

    return last.text;
  }

  private long fixed() throws IOException {
    require(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (buffer[next++] & 0xffL);
    }

    return value;
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (next == filled) {
        require(1);
      }
      byte b = buffer[next++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("Invalid staged row: a number does not end");
  }

  private void get(byte[] target, int length) throws IOException {
    int held = Math.min(length, filled - next);
    System.arraycopy(buffer, next, target, 0, held);
    next += held;
    int missing = length - held;
    if (missing > 0 && in.readNBytes(target, held, missing) < missing) {
      throw new EOFException("A staged row is cut off");
    }
  }

  /** Makes sure that so many bytes, fewer than the buffer holds, follow in the buffer. */
  private void require(int count) throws IOException {
    if (filled - next >= count) {
      return;
    }
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    while (filled < count) {
      int read = in.read(buffer, filled, CAPACITY - filled);
      if (read < 0) {
        throw new EOFException("A staged row is cut off");
      }
      filled += read;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The text read last. */
  private static final class Repeated {
    private byte[] bytes = new byte[0];
    private String text = "";
  }
}
