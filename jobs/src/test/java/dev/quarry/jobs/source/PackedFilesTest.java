package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Reading.Found;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedFilesTest {
  private static final SourceConfig JSON = Reading.source("json");

  private final Path folder;

  PackedFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsTheSameRowsAtTheSamePlacesHoweverAFileIsPacked(Compression compression) {
    byte[] text = Reading.utf8("{\"a\":1}\n\n{\"a\":2}\nbroken\n{\"a\":\"é\"}");
    List<Found> plain = Reading.found(JSON, Reading.write(folder, "plain.json", text));
    Path packed = Reading.write(folder, "packed.json", Packing.pack(compression, text));

    assertThat(Reading.found(JSON, packed)).isEqualTo(plain).hasSize(4);
  }

  @Test
  void readsAFileWhoseNameLiesAboutItsPacking() {
    byte[] text = Reading.utf8("{\"a\":1}\n");
    Path plain = Reading.write(folder, "a.json.gz", text);
    Path zstd = Reading.write(folder, "b.json.bz2", Packing.pack(Compression.ZSTD, text));

    assertThat(Reading.read(JSON, plain)).containsExactly("1 {\"a\":1}");
    assertThat(Reading.read(JSON, zstd)).containsExactly("1 {\"a\":1}");
  }

  /** Members that end where a buffer ends are the ones that unpackers forget. */
  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "BZIP2", "ZSTD"})
  void readsEveryMemberOfSeveral(Compression compression) {
    Random random = new Random(7);
    List<byte[]> members = new ArrayList<>();
    int rows = 0;
    for (int member = 0; member < 40; member++) {
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < random.nextInt(200); row++) {
        text.append("{\"a\":\"").append(Long.toHexString(random.nextLong())).append("\"}\n");
        rows++;
      }
      members.add(Packing.pack(compression, Reading.utf8(text.toString())));
    }
    Path file = Reading.write(folder, "a", Reading.joined(members.toArray(byte[][]::new)));

    assertThat(Reading.found(JSON, file)).hasSize(rows).allMatch(Found::isRow);
  }

  @Test
  void readsAMemberThatEndsExactlyWithTheBuffer() {
    byte[] last = Packing.pack(Compression.GZIP, Reading.utf8("{\"a\":2}\n"));
    Random random = new Random(1);
    for (int size = 65_300; size < 65_560; size++) {
      // Random letters do not pack, so that the member's length follows the text's.
      byte[] noise = new byte[size];
      for (int i = 0; i < size; i++) {
        noise[i] = (byte) ('a' + random.nextInt(26));
      }
      byte[] first = stored(Reading.joined(noise, Reading.utf8("\n")));
      Path file = Reading.write(folder, "a", Reading.joined(first, last));

      assertThat(Reading.read(Reading.source("text"), file)).hasSize(2);
    }
  }

  /** A gzip member that holds the text as it is. */
  private static byte[] stored(byte[] text) {
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(text);
    java.nio.ByteBuffer out =
        java.nio.ByteBuffer.allocate(text.length + 64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    out.put(Reading.bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0));
    int half = text.length / 2;
    out.put((byte) 0).putShort((short) half).putShort((short) ~half).put(text, 0, half);
    int rest = text.length - half;
    out.put((byte) 1).putShort((short) rest).putShort((short) ~rest).put(text, half, rest);
    out.putInt((int) sum.getValue()).putInt(text.length);

    return Arrays.copyOf(out.array(), out.position());
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "BZIP2", "ZSTD"})
  void readsWhatCanBeReadOfATruncatedFileAndRejectsTheLineThatIsCut(Compression compression) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(3);
    int rows = 60_000;
    for (int row = 0; row < rows; row++) {
      text.append("{\"a\":\"").append(Long.toHexString(random.nextLong())).append("\"}\n");
    }
    byte[] packed = Packing.pack(compression, Reading.utf8(text.toString()));
    Path file = Reading.write(folder, "a.json", Arrays.copyOf(packed, packed.length * 2 / 3));

    List<Found> found = Reading.found(JSON, file);
    int last = found.size() - 1;

    assertThat(last).isBetween(rows / 4, rows - 1);
    assertThat(found.subList(0, last)).allMatch(Found::isRow);
    assertThat(found.get(last).position()).isEqualTo(last + 1);
    assertThat(found.get(last).rule()).isEqualTo("source:damaged-file");
    assertThat(found.get(last).detail()).startsWith("The file cannot be unpacked past this line: ");
  }

  @Test
  void rejectsTheLineAfterTheLastWhenAFileIsCutBetweenLines() {
    byte[] whole = Packing.pack(Compression.GZIP, Reading.utf8("{\"a\":1}\n{\"a\":2}\n"));
    Path file = Reading.write(folder, "a", Arrays.copyOf(whole, whole.length - 4));

    assertThat(Reading.found(JSON, file))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1 {\"a\":1}", ""),
            org.assertj.core.groups.Tuple.tuple("2 {\"a\":2}", ""),
            org.assertj.core.groups.Tuple.tuple(
                "3 source:damaged-file",
                "The file cannot be unpacked past this line: it ends too early"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"GZIP", "BZIP2", "ZSTD"})
  void rejectsWhatFollowsADamagedMember(Compression compression) {
    byte[] first = Packing.pack(compression, Reading.utf8("{\"a\":1}\n"));
    byte[] second = Packing.pack(compression, Reading.utf8("{\"a\":2}\n"));
    for (int i = 0; i < second.length; i++) {
      second[i] ^= 0x55;
    }
    Path file = Reading.write(folder, "a", Reading.joined(first, second));

    assertThat(Reading.read(JSON, file)).containsExactly("1 {\"a\":1}", "2 source:damaged-file");
  }

  @Test
  void survivesEveryDamagedByte() {
    for (Compression compression : List.of(Compression.GZIP, Compression.BZIP2, Compression.ZSTD)) {
      byte[] packed = Packing.pack(compression, Reading.utf8("{\"a\":1}\n{\"a\":2}\n".repeat(20)));
      for (int i = 0; i < packed.length; i++) {
        byte[] damaged = packed.clone();
        damaged[i] ^= 0x21;
        Path file = Reading.write(folder, "a", damaged);

        assertThat(Reading.read(JSON, file)).as("%s, byte %d", compression, i).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void rejectsAFileThatHoldsNothing(Compression compression) {
    Path file = Reading.write(folder, "a", Packing.pack(compression, new byte[0]));

    for (String format : List.of("json", "csv", "text")) {
      assertThat(Reading.read(Reading.source(format), file)).containsExactly("0 source:empty-file");
    }
    assertThat(Reading.read(Reading.textFiles(), file)).containsExactly("0 source:empty-file");
  }

  /** Byte by byte, an unpacker has no chance to lose what it made before it failed. */
  @Test
  void losesNothingThatCouldBeUnpackedOfATruncatedFile() throws IOException {
    byte[] noise = new byte[300_000];
    new Random(8).nextBytes(noise);
    for (Compression compression : List.of(Compression.GZIP, Compression.BZIP2, Compression.ZSTD)) {
      byte[] packed = Packing.pack(compression, noise);
      byte[] cut = Arrays.copyOf(packed, packed.length - 50_001);
      Path file = Reading.write(folder, "a", cut);
      Slice slice = new Slice(0, file.toUri().toString(), 0, cut.length, cut.length);
      int expected = 0;
      try (InputStream in = compression.unpack(new ByteArrayInputStream(cut))) {
        while (in.read() >= 0) {
          expected++;
        }
      } catch (IOException e) {
        assertThat(expected).isGreaterThan(100_000);
      }
      try (SourceStream stream = SourceStream.open(slice, 0, new Configuration(false))) {
        byte[] found = stream.readNBytes(noise.length);

        assertThat(stream.damage()).isNotNull();
        assertThat(found)
            .as("%s", compression)
            .hasSize(expected)
            .isEqualTo(Arrays.copyOf(noise, expected));
      }
    }
  }
}
