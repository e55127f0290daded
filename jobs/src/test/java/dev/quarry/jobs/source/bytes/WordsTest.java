package dev.quarry.jobs.source.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WordsTest {
  @Property(tries = 500)
  void findsTheFirstLineFeedWhateverStandsAround(
      @ForAll @Size(max = 70) byte[] bytes, @ForAll @IntRange(max = 70) int from) {
    int begin = Math.min(from, bytes.length);
    int expected = -1;
    for (int i = bytes.length - 1; i >= begin; i--) {
      expected = bytes[i] == '\n' ? i : expected;
    }

    assertThat(Words.indexOfFeed(bytes, begin, bytes.length)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void findsALineFeedAtEveryPlaceBeforeAnyOtherByte(
      @ForAll @IntRange(max = 40) int place, @ForAll byte around) {
    byte[] bytes = new byte[48];
    java.util.Arrays.fill(bytes, around == '\n' ? (byte) 0x0b : around);
    bytes[place] = '\n';

    assertThat(Words.indexOfFeed(bytes, 0, bytes.length)).isEqualTo(place);
    assertThat(Words.indexOfFeed(bytes, 0, place)).isEqualTo(-1);
    assertThat(Words.indexOfFeed(bytes, place + 1, bytes.length)).isEqualTo(-1);
  }

  @Property(tries = 300)
  void passesOverPlainBytesUpToTheFirstThatIsNot(
      @ForAll @IntRange(max = 47) int place,
      @ForAll @IntRange(min = 1, max = 127) int plain,
      @ForAll @IntRange(min = 127, max = 255) int other) {
    byte[] bytes = new byte[48];
    java.util.Arrays.fill(bytes, (byte) plain);

    assertThat(Words.endOfPlain(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    bytes[place] = (byte) (other == 127 ? 0 : other);
    assertThat(Words.endOfPlain(bytes, 0, bytes.length)).isEqualTo(place);
    assertThat(Words.endOfPlain(bytes, 0, place)).isEqualTo(place);
  }

  @Property(tries = 500)
  void findsTheFirstQuoteOrBackslash(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 50) int place) {
    if (place < bytes.length) {
      bytes[place] = place % 2 == 0 ? (byte) '"' : (byte) '\\';
    }
    int expected = bytes.length;
    for (int i = bytes.length - 1; i >= 0; i--) {
      expected = bytes[i] == '"' || bytes[i] == '\\' ? i : expected;
    }

    assertThat(Words.endOfLetters(bytes, 0, bytes.length)).isEqualTo(expected);
  }
}
