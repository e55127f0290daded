package dev.quarry.jobs.stage;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes staged rows one after the other. The layout is private to this package. */
public final class StagedRowWriter implements Closeable {
  private final DataOutputStream out;
  private long written;

  /** Creates a writer that closes the stream at its own end. */
  public StagedRowWriter(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 18));
  }

  /** Appends a row. */
  public void write(StagedRow row) throws IOException {
    out.writeBoolean(row.rejected);
    written++;
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
      out.writeLong(row.splitHash);
      out.writeLong(row.capHash);
      written += 2L * Long.BYTES;
      number(row.tokens);
      number(row.limitTokens);
      number(row.promptChars);
      number(row.completionChars);
      number(row.traits);
    }
    number(row.length);
    out.write(row.bytes, 0, row.length);
    written += row.length;
  }

  /** Returns the bytes written so far. */
  public long bytes() {
    return written;
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      number(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length + 1L);
    out.write(bytes);
    written += bytes.length;
  }

  private void number(long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
      written++;
    }
    out.writeByte((int) rest);
    written++;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
