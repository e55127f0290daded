package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @Property(tries = 500)
  void coversEveryByteOfEveryFileOnceAndInOrder(
      @ForAll @Size(max = 8) List<@IntRange(max = 300) Integer> lengths,
      @ForAll @LongRange(min = 1, max = 400) long target,
      @ForAll @IntRange(max = 255) int splittable) {
    List<InputFile> files = new ArrayList<>();
    for (int length : lengths) {
      files.add(new InputFile("f" + files.size(), "f", length));
    }
    List<Piece> pieces =
        Pieces.plan(
            3, target, files, file -> ((splittable >> (file.path().charAt(1) - '0')) & 1) == 1);

    int file = -1;
    long reached = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      assertThat(piece.segment()).isEqualTo(Pieces.segment(3, i));
      assertThat(piece.source()).isEqualTo(3);
      assertThat(piece.slices()).isNotEmpty();
      for (Slice slice : piece.slices()) {
        if (slice.file() != file) {
          assertThat(file < 0 || reached == files.get(file).length()).isTrue();
          assertThat(slice.file()).isEqualTo(file + 1);
          file = slice.file();
          reached = 0;
        } else {
          // A piece ends where it leaves a file.
          assertThat(piece.slices().get(0)).isSameAs(slice);
        }
        InputFile input = files.get(file);
        assertThat(slice.path()).isEqualTo(input.path());
        assertThat(slice.length()).isEqualTo(input.length());
        assertThat(slice.start()).isEqualTo(reached);
        assertThat(slice.end() - slice.start())
            .isLessThanOrEqualTo(
                ((splittable >> file) & 1) == 1 ? Math.max(target, 1) : input.length());
        reached = slice.end();
      }
    }
    assertThat(file).isEqualTo(files.size() - 1);
    assertThat(file < 0 || reached == files.get(file).length()).isTrue();
  }

  @Test
  void asksAboutLargeFilesOnly() {
    List<String> asked = new ArrayList<>();
    List<InputFile> files =
        List.of(
            new InputFile("small", "", 99),
            new InputFile("even", "", 100),
            new InputFile("large", "", 101));
    Pieces.plan(
        0,
        100,
        files,
        file -> {
          asked.add(file.path());
          return true;
        });

    assertThat(asked).containsExactly("large");
  }

  @Test
  void countsOpeningAFileSoThatAPieceHasNotTooManySmallOnes() {
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      files.add(new InputFile("f" + i, "", 1));
    }

    assertThat(Pieces.plan(0, 4 << 20, files, file -> true)).hasSizeBetween(500, 700);
  }

  @Test
  void keepsTheSourceOfASegment() {
    assertThat(Pieces.sourceOf(Pieces.segment(0, 5))).isZero();
    assertThat(Pieces.sourceOf(Pieces.segment(7, (1L << 48) - 1))).isEqualTo(7);
    assertThat(Pieces.segment(1, 0)).isGreaterThan(Pieces.segment(0, (1L << 48) - 1));
  }
}
