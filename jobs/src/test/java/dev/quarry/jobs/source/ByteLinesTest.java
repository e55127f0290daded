package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.bytes.ByteLines;
import dev.quarry.jobs.source.bytes.ByteWindow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
  private static final int LIMIT = 1 << 20;

  @Test
  void splitsAtLineFeedsAndTellsTheOffsetOfEach() throws IOException {
    assertThat(lines("a\n\nbcd\r\nlast", LIMIT))
        .containsExactly("0 a\\n", "2 \\n", "3 bcd\r\\n", "8 last");
  }

  @Test
  void seesNoLineBehindTheLastLineFeed() throws IOException {
    assertThat(lines("a\n", LIMIT)).containsExactly("0 a\\n");
    assertThat(lines("\n", LIMIT)).containsExactly("0 \\n");
    assertThat(lines("", LIMIT)).isEmpty();
  }

  @Property(tries = 300)
  void losesNothingOfLinesUpToTheLimitAndCutsTheOthers(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String letters,
      @ForAll @IntRange(min = 1, max = 20) int limit)
      throws IOException {
    String text = letters.replace('c', '\n');
    List<String> expected = new ArrayList<>();
    int offset = 0;
    while (offset < text.length()) {
      int feed = text.indexOf('\n', offset);
      int end = feed < 0 ? text.length() : feed;
      String line = text.substring(offset, end);
      String kept = line.length() > limit ? line.substring(0, limit) + "…" : line;
      expected.add(offset + " " + kept + (feed < 0 ? "" : "\\n"));
      offset = end + 1;
    }

    assertThat(lines(text, limit)).isEqualTo(expected);
  }

  @Test
  void keepsTheStartOfALineLongerThanTheLimitWithoutHoldingIt() throws IOException {
    long length = 50_000_000;
    Lengths in = new Lengths("ab", length, "\nnext\n");
    ByteLines lines = new ByteLines(in, 0, LIMIT);

    assertThat(lines.advance()).isTrue();
    assertThat(lines.isTooLong()).isTrue();
    assertThat(lines.length()).isEqualTo(ByteWindow.KEPT);
    assertThat(text(lines)).startsWith("abxxx");
    assertThat(lines.bytes().length).isLessThan(2 * LIMIT);
    assertThat(lines.advance()).isTrue();
    assertThat(lines.isTooLong()).isFalse();
    assertThat(text(lines)).isEqualTo("next");
    assertThat(lines.offset()).isEqualTo(length + 3);
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void keepsALineOfExactlyTheLimitWhole() throws IOException {
    ByteLines lines = new ByteLines(new Lengths("ab", LIMIT - 2, "\n"), 0, LIMIT);

    assertThat(lines.advance()).isTrue();
    assertThat(lines.isTooLong()).isFalse();
    assertThat(lines.length()).isEqualTo(LIMIT);
    assertThat(lines.bytes().length).isLessThan(2 * LIMIT);
  }

  @Test
  void passesOverTheRestOfALineUpToTheGivenEnd() throws IOException {
    ByteLines lines = from("rest\nnext\n", 10);

    assertThat(lines.skip(100)).isTrue();
    assertThat(lines.advance()).isTrue();
    assertThat(lines.offset()).isEqualTo(15);
    assertThat(text(lines)).isEqualTo("next");
    assertThat(from("rest\nnext", 10).skip(15)).isFalse();
    assertThat(from("rest", 10).skip(100)).isFalse();
  }

  @Test
  void readsNotFarBeyondTheEndWhenALineGoesOnBeyondIt() throws IOException {
    Lengths in = new Lengths("", 50_000_000, "\n");

    assertThat(new ByteLines(in, 0, LIMIT).skip(1000)).isFalse();
    assertThat(in.delivered).isLessThan(1_000_000);
  }

  private static ByteLines from(String text, long offset) {
    return new ByteLines(new ByteArrayInputStream(Reading.utf8(text)), offset, LIMIT);
  }

  private static List<String> lines(String text, int limit) throws IOException {
    ByteLines lines = new ByteLines(new ByteArrayInputStream(Reading.utf8(text)), 0, limit);
    List<String> found = new ArrayList<>();
    while (lines.advance()) {
      String cut = lines.isTooLong() ? "…" : "";
      found.add(lines.offset() + " " + text(lines) + cut + (lines.isTerminated() ? "\\n" : ""));
    }

    return found;
  }

  private static String text(ByteLines lines) {
    return new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8);
  }

  /** A start, many letters that are nowhere held, and an end. */
  private static final class Lengths extends InputStream {
    private final byte[] start;
    private final byte[] end;
    private final long endsAt;
    private long delivered;

    Lengths(String start, long letters, String end) {
      this.start = Reading.utf8(start);
      this.end = Reading.utf8(end);
      this.endsAt = start.length() + letters;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      long left = endsAt + end.length - delivered;
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(buffer, offset, offset + count, (byte) 'x');
      for (int i = 0; i < start.length; i++) {
        put(buffer, offset, count, i, start[i]);
      }
      for (int i = 0; i < end.length; i++) {
        put(buffer, offset, count, endsAt + i, end[i]);
      }
      delivered += count;

      return count;
    }

    private void put(byte[] buffer, int offset, int count, long place, byte b) {
      if (place >= delivered && place < delivered + count) {
        buffer[offset + (int) (place - delivered)] = b;
      }
    }
  }
}
