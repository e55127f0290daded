package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.jobs.source.bytes.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceStreamTest {
  private final Path folder;

  SourceStreamTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "NONE, 1000", "GZIP, 0", "BZIP2, 0", "ZSTD, 0"})
  void throwsWhenTheStorageFailsInsteadOfCallingTheFileDamaged(Compression compression, long start)
      throws IOException {
    byte[] noise = new byte[400_000];
    new java.util.Random(5).nextBytes(noise);
    byte[] packed = Packing.pack(compression, noise);
    Path file = Reading.write(folder, "a", packed);
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.faulty.impl", FaultyFileSystem.class.getName());
    Slice slice = new Slice(0, "faulty://x" + file, start, packed.length, packed.length);

    try (SourceStream stream = SourceStream.open(slice, start, hadoop)) {
      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage("The storage is out of order");
      assertThat(stream.damage()).isNull();
    }
  }

  @Test
  void startsAtAnOffset() throws IOException {
    Path file = Reading.write(folder, "a", "0123456789");
    Slice slice = new Slice(0, file.toUri().toString(), 4, 10, 10);

    try (InputStream stream = SourceStream.open(slice, 4, new Configuration(false))) {
      assertThat(stream.read()).isEqualTo('4');
      assertThat(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("56789");
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  /** Spark leaves checksums beside what it writes; an edited file no longer fits its own. */
  @Test
  void takesNoNoticeOfAChecksumFileBesideTheInput() throws IOException {
    Path file = Reading.write(folder, "a.json", "{\"a\":1}\n");
    Files.write(folder.resolve(".a.json.crc"), Reading.bytes('c', 'r', 'c', 0, 0, 0, 2, 0, 9, 9));

    assertThat(Reading.read(Reading.source("json"), file)).containsExactly("1 {\"a\":1}");
  }

  /** Local files of which only the first bytes can be read. */
  public static final class FaultyFileSystem extends RawLocalFileSystem {
    private static final long READABLE = 100_000;

    @Override
    public java.net.URI getUri() {
      return java.net.URI.create("faulty://x");
    }

    @Override
    protected void checkPath(org.apache.hadoop.fs.Path path) {}

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize)
        throws IOException {
      return new FSDataInputStream(new Faulty(super.open(path, bufferSize)));
    }

    private static final class Faulty extends FSInputStream {
      private final FSDataInputStream in;

      Faulty(FSDataInputStream in) {
        this.in = in;
      }

      @Override
      public int read() throws IOException {
        check();
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        return in.read(buffer, offset, Math.min(length, 10_000));
      }

      private void check() throws IOException {
        if (in.getPos() > READABLE) {
          throw new IOException("The storage is out of order");
        }
      }

      @Override
      public void seek(long position) throws IOException {
        in.seek(position);
      }

      @Override
      public long getPos() throws IOException {
        return in.getPos();
      }

      @Override
      public boolean seekToNewSource(long target) {
        return false;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    }
  }
}
