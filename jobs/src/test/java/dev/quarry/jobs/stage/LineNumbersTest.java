package dev.quarry.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Pieces;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineNumbersTest {
  @Test
  void addsTheLinesOfTheSlicesBefore() {
    assertThat(
            LineNumbers.of(
                List.of(
                    segment(0, 0, border(0, 0, 5)),
                    segment(0, 1, border(0, 100, 0)),
                    segment(0, 2, border(0, 200, 7)),
                    segment(0, 3, border(0, 300, 1)))))
        .isEqualTo(Map.of(1L, base(0, 5), 2L, base(0, 5), 3L, base(0, 12)));
  }

  @Test
  void beginsAnewWithEveryFileAndSource() {
    long second = Pieces.segment(1, 0);

    assertThat(
            LineNumbers.of(
                List.of(
                    segment(0, 0, border(0, 0, 5)),
                    segment(0, 1, border(0, 100, 2), border(1, 0, 3)),
                    segment(0, 2),
                    segment(0, 3, border(1, 50, 4), border(2, 0, 9)),
                    segment(1, 0, border(0, 0, 8)),
                    segment(1, 1, border(0, 60, 1)))))
        .isEqualTo(Map.of(1L, base(0, 5), 3L, base(1, 3), second + 1, base(0, 8)));
  }

  @Test
  void knowsNothingOfWholeFiles() {
    assertThat(LineNumbers.of(List.of(segment(0, 0), segment(0, 1)))).isEmpty();
  }

  /** A file whose first rows all fell into nothing, as columnar files may. */
  @Test
  void beginsWhereverAFileIsFirstSeen() {
    assertThat(
            LineNumbers.of(
                List.of(
                    segment(0, 0, border(0, 0, 5)),
                    segment(0, 1, border(1, 70, 2)),
                    segment(0, 2, border(1, 90, 3)))))
        .isEqualTo(Map.of(2L, base(1, 2)));
  }

  private static Segment segment(int source, long number, Segment.Border... borders) {
    return new Segment(Pieces.segment(source, number), 0, "rows", 0, 0, Arrays.asList(borders));
  }

  private static Segment.Border border(int file, long start, long lines) {
    return new Segment.Border(file, start, lines);
  }

  private static LineNumbers.Base base(int file, long lines) {
    return new LineNumbers.Base(file, lines);
  }
}
