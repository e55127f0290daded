package dev.quarry.jobs.source;

import com.github.luben.zstd.ZstdOutputStream;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Packs bytes in every way that Quarry unpacks. */
public final class Packing {
  private Packing() {}

  public static byte[] pack(Compression compression, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = stream(compression, packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return packed.toByteArray();
  }

  private static OutputStream stream(Compression compression, OutputStream packed)
      throws IOException {
    return switch (compression) {
      case NONE -> packed;
      case GZIP -> new GZIPOutputStream(packed);
      case BZIP2 -> new BZip2CompressorOutputStream(packed, 1);
      case ZSTD -> new ZstdOutputStream(packed);
    };
  }
}
