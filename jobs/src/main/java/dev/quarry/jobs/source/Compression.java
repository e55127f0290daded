package dev.quarry.jobs.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** How a file is packed, told by its first bytes and not by its name. */
public enum Compression {
  /** Not packed. */
  NONE,
  /** RFC 1952; several members in a row are one stream. */
  GZIP,
  /** bzip2; several streams in a row are one. */
  BZIP2,
  /** Zstandard, RFC 8878. */
  ZSTD;

  /** The bytes that {@link #of} needs. */
  public static final int HEAD = 4;

  /** Returns the packing of a file that starts with these bytes. */
  public static Compression of(byte[] head, int length) {
    if (length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (length >= 3 && head[0] == 'B' && head[1] == 'Z' && head[2] == 'h') {
      return BZIP2;
    }
    boolean zstd =
        length >= 4
            && (head[0] & 0xff) == 0x28
            && (head[1] & 0xff) == 0xb5
            && (head[2] & 0xff) == 0x2f
            && (head[3] & 0xff) == 0xfd;

    return zstd ? ZSTD : NONE;
  }

  /** Returns a stream of the unpacked bytes. */
  public InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, 1 << 16);
      case BZIP2 -> new BZip2CompressorInputStream(packed, true);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }
}
