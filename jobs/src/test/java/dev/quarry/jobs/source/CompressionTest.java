package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.bytes.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  @ParameterizedTest
  @EnumSource(Compression.class)
  void tellsAPackingByItsFirstBytesAndUndoesIt(Compression compression) throws IOException {
    byte[] text = Reading.utf8("some text\n");
    byte[] packed = Packing.pack(compression, text);
    byte[] head = Arrays.copyOf(packed, Compression.HEAD);

    assertThat(Compression.of(head, head.length)).isEqualTo(compression);
    assertThat(compression.unpack(new ByteArrayInputStream(packed)).readAllBytes()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void tellsThePackingOfNothingAtAll(Compression compression) {
    byte[] packed = Packing.pack(compression, new byte[0]);
    byte[] head = Arrays.copyOf(packed, Compression.HEAD);

    assertThat(Compression.of(head, Math.min(head.length, packed.length))).isEqualTo(compression);
  }

  @ParameterizedTest
  @CsvSource({"BZh is a word", "BZh91", "(", "BZ", "''", "plain text, no more"})
  void takesATextForWhatItIs(String text) {
    byte[] head = Reading.utf8(text);

    assertThat(Compression.of(head, head.length)).isEqualTo(Compression.NONE);
  }

  @Test
  void needsNoMoreBytesThanThereAre() {
    byte[] head = Packing.pack(Compression.GZIP, new byte[0]);

    assertThat(Compression.of(head, 2)).isEqualTo(Compression.NONE);
  }
}
