package dev.quarry.jobs.source.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.jobs.source.Packing;
import dev.quarry.jobs.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GzipStreamTest {
  private static final byte[] PACKED = Packing.pack(Compression.GZIP, Reading.utf8("text"));

  @Property(tries = 200)
  void givesBackWhatWasPackedHoweverItIsRead(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int step)
      throws IOException {
    byte[] packed =
        Reading.joined(
            Packing.pack(Compression.GZIP, bytes), Packing.pack(Compression.GZIP, bytes));
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    try (InputStream in = new GzipStream(trickle(packed, step))) {
      byte[] buffer = new byte[step];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        found.write(buffer, 0, count);
      }
      assertThat(in.read()).isEqualTo(-1);
    }

    assertThat(found.toByteArray()).isEqualTo(Reading.joined(bytes, bytes));
  }

  @Test
  void passesOverEveryFieldOfAHeader() throws IOException {
    byte[] header = Arrays.copyOf(PACKED, 10);
    header[3] = 2 + 4 + 8 + 16;
    byte[] fields =
        Reading.joined(
            Reading.bytes(3, 0, 7, 7, 7), Reading.utf8("name\0comment\0"), Reading.bytes(1, 2));
    byte[] rest = Arrays.copyOfRange(PACKED, 10, PACKED.length);

    assertThat(text(Reading.joined(header, fields, rest))).isEqualTo("text");
  }

  @Test
  void takesZerosBehindTheLastMemberForPadding() throws IOException {
    assertThat(text(Reading.joined(PACKED, new byte[2000]))).isEqualTo("text");
  }

  @Test
  void tellsWhatIsWrong() {
    byte[] checksum = PACKED.clone();
    checksum[checksum.length - 6]++;
    byte[] size = PACKED.clone();
    size[size.length - 2]++;
    byte[] data = PACKED.clone();
    data[10] = 0x07;

    assertFault(checksum, "its checksum is not that of its content");
    assertFault(size, "its checksum is not that of its content");
    assertFault(data, "its deflated data is invalid");
    assertFault(
        Reading.joined(PACKED, Reading.utf8("more")),
        "something else follows its last gzip member");
    assertFault(
        Reading.joined(PACKED, Reading.bytes(0, 0, 1)),
        "something else follows its last gzip member");
    for (int length = 1; length < PACKED.length; length++) {
      byte[] cut = Arrays.copyOf(PACKED, length);
      assertThatThrownBy(() -> text(cut)).isInstanceOf(EOFException.class);
    }
  }

  private static void assertFault(byte[] packed, String message) {
    assertThatThrownBy(() -> text(packed)).isInstanceOf(IOException.class).hasMessage(message);
  }

  @Test
  void deliversEverythingBeforeTheFault() throws IOException {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append((char) ('a' + random.nextInt(16)));
    }
    byte[] whole = Reading.utf8(text.toString());
    byte[] packed = Packing.pack(Compression.GZIP, whole);
    int cut = packed.length / 2;
    int delivered = delivered(Arrays.copyOf(packed, cut));

    assertThat(delivered).isEqualTo(oneByOne(Arrays.copyOf(packed, cut))).isGreaterThan(40_000);
    Arrays.fill(packed, cut, cut + 300, (byte) 0xff);
    assertThat(delivered(packed)).isEqualTo(oneByOne(packed)).isGreaterThanOrEqualTo(delivered);
  }

  private static int delivered(byte[] packed) {
    int count = 0;
    byte[] buffer = new byte[1 << 17];
    try (InputStream in = new GzipStream(new ByteArrayInputStream(packed))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count += read;
      }
    } catch (IOException e) {
      return count;
    }

    throw new AssertionError("There is no fault");
  }

  /** What the JDK unpacks when nothing is asked of it beyond the next byte. */
  private static int oneByOne(byte[] packed) throws IOException {
    int count = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      while (true) {
        try {
          if (in.read() < 0) {
            return count;
          }
        } catch (IOException e) {
          return count;
        }
        count++;
      }
    }
  }

  private static String text(byte[] packed) throws IOException {
    try (InputStream in = new GzipStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream trickle(byte[] bytes, int step) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, step));
      }
    };
  }
}
