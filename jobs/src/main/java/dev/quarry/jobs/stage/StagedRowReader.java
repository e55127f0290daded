package dev.quarry.jobs.stage;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StagedRowWriter} wrote. */
public final class StagedRowReader implements Closeable {
  private final DataInputStream in;

  /** Creates a reader that closes the stream at its own end. */
  public StagedRowReader(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 18));
  }

  /** Reads the next row into the given one; its number is the caller's to set. */
  public void read(StagedRow row) throws IOException {
    row.rejected = in.readBoolean();
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
    in.readFully(row.bytes, 0, row.length);
  }

  private void readRecord(StagedRow row) throws IOException {
    row.reason = "";
    row.stage = "";
    row.detail = "";
    row.id = text();
    row.label = text();
    row.origin = text();
    row.splitHash = in.readLong();
    row.capHash = in.readLong();
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
    int length = (int) number();
    return length == 0 ? null : new String(in.readNBytes(length - 1), StandardCharsets.UTF_8);
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.readUnsignedByte();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IOException("Invalid staged row: a number does not end");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
