package dev.quarry.jobs.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of the row that is being read, and what was read ahead of it. Memory is bounded: of a
 * row longer than the limit only the start is kept. The fields are open, because loops over every
 * byte of the input read them. Not thread-safe.
 */
public final class ByteWindow {
  /** What is kept of a row that is too long, in bytes; at most the limit. */
  public static final int KEPT = 4096;

  private static final int CHUNK = 1 << 17;

  private final InputStream in;
  private final int limit;
  private boolean ended;

  /** Holds the row from {@link #start} on. */
  public byte[] bytes = new byte[CHUNK];

  /** Where the row starts. */
  public int start;

  /** The end of what was read. */
  public int filled;

  /** How many bytes of the row were let go. */
  public long dropped;

  /**
   * Creates a window.
   *
   * @param limit the longest row, in bytes
   */
  public ByteWindow(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Lets go of everything before the index; a new row starts there. */
  public void begin(int index) {
    start = index;
    dropped = 0;
  }

  /**
   * Reads more behind what is there; the row moves to the front.
   *
   * @return where the new bytes start; -1 at the end
   */
  public int fill() throws IOException {
    if (ended) {
      return -1;
    }
    int held = filled - start;
    if (held > limit) {
      int kept = Math.min(KEPT, limit);
      dropped += held - kept;
      held = kept;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, held);
      start = 0;
    }
    if (held == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(held * 2L, (long) limit + CHUNK));
    }
    filled = held;
    int count = in.readNBytes(bytes, held, bytes.length - held);
    filled += count;
    ended = count == 0;

    return ended ? -1 : held;
  }

  /** Returns whether a row that ends at the index is longer than the limit. */
  public boolean isTooLong(int end) {
    return dropped > 0 || end - start > limit;
  }

  /** Returns how many bytes are there of a row that ends at the index. */
  public int length(int end) {
    return isTooLong(end) ? Math.min(end - start, Math.min(KEPT, limit)) : end - start;
  }
}
