package dev.quarry.jobs.stage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes staged rows one after the other. The layout is private to this package. */
public final class StagedRowWriter implements Closeable {
  private static final int CAPACITY = 1 << 18;

  /** The most that a number takes. */
  private static final int NUMBER = 10;

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int filled;
  private long flushed;

  /** Creates a writer that closes the stream at its own end. */
  public StagedRowWriter(OutputStream out) {
    this.out = out;
  }

  /** Appends a row. */
  public void write(StagedRow row) throws IOException {
    number(row.rejected ? 1 : 0);
    number(row.file);
    number(row.position);
    if (row.rejected) {
      text(row.reason);
      text(row.stage);
      text(row.detail);
    } else {
      text(row.id);
      text(row.label);
      text(row.origin);
      fixed(row.splitHash);
      fixed(row.capHash);
      number(row.tokens);
      number(row.limitTokens);
      number(row.promptChars);
      number(row.completionChars);
      number(row.traits);
    }
    number(row.length);
    put(row.bytes, row.length);
  }

  /** Returns the bytes written so far. */
  public long bytes() {
    return flushed + filled;
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      number(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length + 1L);
    put(bytes, bytes.length);
  }

  private void fixed(long value) throws IOException {
    makeRoom(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[filled++] = (byte) (value >>> shift);
    }
  }

  private void number(long value) throws IOException {
    makeRoom(NUMBER);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      buffer[filled++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    buffer[filled++] = (byte) rest;
  }

  private void put(byte[] bytes, int length) throws IOException {
    makeRoom(length);
    if (length > CAPACITY) {
      out.write(bytes, 0, length);
      flushed += length;
      return;
    }
    System.arraycopy(bytes, 0, buffer, filled, length);
    filled += length;
  }

  private void makeRoom(int count) throws IOException {
    if (filled + count > CAPACITY) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, filled);
    flushed += filled;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    try (OutputStream closing = out) {
      flush();
      closing.flush();
    }
  }
}
