package dev.quarry.jobs.prepare;

import java.io.ByteArrayOutputStream;

/** A byte buffer whose array can be read without a copy. Not thread-safe. */
final class ReusableBytes extends ByteArrayOutputStream {
  private static final int LARGE = 1 << 20;

  ReusableBytes() {
    super(1 << 14);
  }

  /** Empties the buffer; a very large one is given back. */
  @Override
  public synchronized void reset() {
    super.reset();
    if (buf.length > LARGE) {
      buf = new byte[1 << 14];
    }
  }

  byte[] array() {
    return buf;
  }
}
