package dev.quarry.jobs.source.bytes;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** How a file is packed, told by its first bytes and not by its name. */
public enum Compression {
  /** Not packed. */
  NONE,
  /** RFC 1952; several members in a row are one stream. */
  GZIP,
  /** bzip2; several streams in a row are one. */
  BZIP2,
  /** Zstandard, RFC 8878; several frames in a row are one stream. */
  ZSTD;

  /** The bytes that {@link #of} needs. */
  public static final int HEAD = 10;

  private static final int[] GZIP_START = {0x1f, 0x8b, 0x08};
  private static final int[] BZIP2_START = {'B', 'Z', 'h'};

  /** What follows the level: a block, or the end of a stream without any. */
  private static final int[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

  private static final int[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, 0x90};
  private static final int[] ZSTD_START = {0x28, 0xb5, 0x2f, 0xfd};

  /** Returns the packing of a file that starts with these bytes. */
  public static Compression of(byte[] head, int length) {
    if (holds(GZIP_START, head, 0, length)) {
      return GZIP;
    }
    // Three letters alone may begin a text.
    boolean bzip2 = holds(BZIP2_START, head, 0, length);
    if (bzip2 && (holds(BZIP2_BLOCK, head, 4, length) || holds(BZIP2_END, head, 4, length))) {
      return BZIP2;
    }

    return holds(ZSTD_START, head, 0, length) ? ZSTD : NONE;
  }

  private static boolean holds(int[] start, byte[] head, int from, int length) {
    if (length < from + start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((head[from + i] & 0xff) != start[i]) {
        return false;
      }
    }

    return true;
  }

  /** Returns a stream of the unpacked bytes; a failure means that the content is damaged. */
  public InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GzipStream(packed);
      case BZIP2 -> new CarefulStream(new BZip2CompressorInputStream(packed, true));
      case ZSTD -> new ZstdInputStream(packed);
    };
  }
}
