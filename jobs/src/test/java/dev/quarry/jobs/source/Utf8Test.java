package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "41, true",
    "c3 a9, true",
    "e3 81 82, true",
    "f0 9f 98 80, true",
    "f4 8f bf bf, true",
    "ed 9f bf, true",
    "ee 80 80, true",
    "e0 a0 80, true",
    "f0 90 80 80, true",
    "80, false",
    "c0 80, false",
    "c1 bf, false",
    "c3, false",
    "c3 41, false",
    "e0 9f bf, false",
    "ed a0 80, false",
    "ed bf bf, false",
    "e3 81, false",
    "e3 81 41, false",
    "f0 8f bf bf, false",
    "f4 90 80 80, false",
    "f5 80 80 80, false",
    "f0 9f 98, false",
    "ff, false",
    "41 41 41 41 41 41 41 41 41 c3, false",
    "41 41 41 41 41 41 41 c3 a9 41 41, true",
  })
  void acceptsWellFormedBytesOnly(String hex, boolean valid) {
    byte[] bytes = ofHex(hex);

    assertThat(Utf8.fault(bytes, 0, bytes.length))
        .isEqualTo(valid ? null : SourceRules.INVALID_UTF8);
  }

  @Property(tries = 3000)
  void agreesWithTheDecoderOfTheJdk(@ForAll("nearlyUtf8") @Size(max = 40) List<Byte> values) {
    byte[] bytes = new byte[values.size()];
    boolean nul = false;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i);
      nul |= bytes[i] == 0;
    }
    boolean valid = true;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      valid = false;
    }

    assertThat(Utf8.fault(bytes, 0, bytes.length) == null).isEqualTo(valid && !nul);
  }

  @Provide
  Arbitrary<List<Byte>> nearlyUtf8() {
    Arbitrary<Byte> lead =
        Arbitraries.of(0xc2, 0xc3, 0xdf, 0xe0, 0xe3, 0xed, 0xef, 0xf0, 0xf3, 0xf4, 0xf5)
            .map(Integer::byteValue);
    Arbitrary<Byte> tail =
        Arbitraries.of(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf).map(Integer::byteValue);
    Arbitrary<Byte> ascii = Arbitraries.bytes().between((byte) 0, Byte.MAX_VALUE);
    Arbitrary<List<Byte>> wellFormed =
        Arbitraries.strings()
            .ofLength(1)
            .map(text -> listOf(text.getBytes(StandardCharsets.UTF_8)));

    return Arbitraries.oneOf(
            wellFormed, lead.list().ofSize(1), tail.list().ofMaxSize(3), ascii.list().ofMaxSize(9))
        .list()
        .ofMaxSize(8)
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }

  @Test
  void tellsANulByteAtAnyPlace() {
    for (int place = 0; place < 20; place++) {
      byte[] bytes = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
      bytes[place] = 0;

      assertThat(Utf8.fault(bytes, 0, bytes.length)).isEqualTo(SourceRules.NUL);
      assertThat(Utf8.fault(bytes, place + 1, bytes.length - place - 1)).isNull();
      assertThat(Utf8.fault(bytes, 0, place)).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ff fe 41 00, true",
    "fe ff 00 41, true",
    "ff fe, true",
    "41 00 42 00, true",
    "00 41 00 42, true",
    "5b 00, true",
    "00 5b 00, true",
    "00 41 42 43, false",
    "41 00 42 43, false",
    "00 00, false",
    "00 00 00 00, false",
    "41 42 43 44, false",
    "41, false",
    "'', false",
  })
  void tellsUtf16ByItsMarkOrItsZeros(String hex, boolean wide) {
    byte[] bytes = ofHex(hex);

    assertThat(Utf8.isWide(bytes, 0, bytes.length)).isEqualTo(wide);
  }

  @Test
  void showsTheStartOfALongRowUpToTheEndOfACharacter() {
    byte[] bytes = "あ".repeat(1000).getBytes(StandardCharsets.UTF_8);

    assertThat(Utf8.shown(bytes, 0, bytes.length)).isEqualTo("あ".repeat(666));
    assertThat(Utf8.shown(bytes, 3, 3)).isEqualTo("あ");
    assertThat(Utf8.shown("x" + "😀".repeat(1500))).isEqualTo("x" + "😀".repeat(999));
  }

  private static byte[] ofHex(String hex) {
    String[] digits = hex.isEmpty() ? new String[0] : hex.split(" ", -1);
    byte[] bytes = new byte[digits.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits[i], 16);
    }

    return bytes;
  }

  private static List<Byte> listOf(byte[] bytes) {
    List<Byte> list = new java.util.ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }

    return list;
  }
}
