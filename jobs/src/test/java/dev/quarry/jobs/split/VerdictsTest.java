package dev.quarry.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.split.SplitConfig.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final SplitConfig SHARES =
      new SplitConfig(new Size(0.1, -1), new Size(0.2, -1), 42, false, false);
  private static final SplitConfig EXACT =
      new SplitConfig(new Size(0, 10), new Size(0, 10), 42, true, false);

  @Property(tries = 30)
  void holdsSharesWithinWhatChanceAllows(
      @ForAll @DoubleRange(max = 0.5) double validation,
      @ForAll @DoubleRange(max = 0.49) double test,
      @ForAll long seed) {
    Verdicts verdicts =
        Verdicts.byShare(
            new SplitConfig(new Size(validation, -1), new Size(test, -1), 0, false, false));
    Random random = new Random(seed);
    int records = 20_000;
    Map<Side, Integer> counts = new EnumMap<>(Side.class);
    for (int i = 0; i < records; i++) {
      counts.merge(verdicts.side(random.nextLong(), null), 1, Integer::sum);
    }

    assertShare(counts.getOrDefault(Side.TEST, 0), test, records);
    assertShare(counts.getOrDefault(Side.VALIDATION, 0), validation, records);
    assertShare(counts.getOrDefault(Side.TRAIN, 0), 1 - test - validation, records);
  }

  /** Six standard deviations: once in a thousand million. */
  private static void assertShare(int count, double share, int records) {
    double deviation = Math.sqrt(records * share * (1 - share));
    assertThat((double) count)
        .isBetween(records * share - 6 * deviation - 1, records * share + 6 * deviation + 1);
  }

  @Test
  void ordersTheSidesByTheHashWithoutSign() {
    Verdicts verdicts = Verdicts.byShare(SHARES);

    assertThat(verdicts.side(0, null)).isEqualTo(Side.TEST);
    assertThat(verdicts.side(hashAt(0.1999), null)).isEqualTo(Side.TEST);
    assertThat(verdicts.side(hashAt(0.2001), null)).isEqualTo(Side.VALIDATION);
    assertThat(verdicts.side(hashAt(0.2999), null)).isEqualTo(Side.VALIDATION);
    assertThat(verdicts.side(hashAt(0.3001), null)).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(Long.MAX_VALUE, null)).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(-1, null)).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(0, "any label")).isEqualTo(Side.TEST);
  }

  private static long hashAt(double place) {
    return (long) (place * 0x1.0p53) << 11;
  }

  @Test
  void sendsEverythingToTrainWhereNoOtherSideIsAskedFor() {
    Verdicts verdicts = Verdicts.byShare(new SplitConfig(Size.NONE, Size.NONE, 42, false, false));

    assertThat(verdicts.side(0, null)).isEqualTo(Side.TRAIN);
    assertThat(verdicts.isCapped(Side.TRAIN, 0, null)).isFalse();
  }

  @Test
  void followsTheBordersOfEachStratum() {
    Verdicts verdicts =
        Verdicts.byShare(EXACT)
            .withBorders(Map.of("a", 100L, "", 5L), Map.of("a", -10L, "b", 7L, "", 6L));

    assertThat(verdicts.side(100, "a")).isEqualTo(Side.TEST);
    assertThat(verdicts.side(101, "a")).isEqualTo(Side.VALIDATION);
    assertThat(verdicts.side(-10, "a")).isEqualTo(Side.VALIDATION);
    assertThat(verdicts.side(-9, "a")).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(0, "b")).isEqualTo(Side.VALIDATION);
    assertThat(verdicts.side(8, "b")).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(0, "c")).isEqualTo(Side.TRAIN);
    assertThat(verdicts.side(5, null)).isEqualTo(Side.TEST);
    assertThat(verdicts.side(6, null)).isEqualTo(Side.VALIDATION);
  }

  @Test
  void capsWhatLiesBeyondTheBorderOfItsSideAndStratum() {
    Verdicts verdicts =
        Verdicts.byShare(EXACT)
            .withCap(Side.TRAIN, Map.of("a", -2L))
            .withCap(Side.VALIDATION, Map.of("a", 3L));

    assertThat(verdicts.isCapped(Side.TRAIN, -2, "a")).isFalse();
    assertThat(verdicts.isCapped(Side.TRAIN, -1, "a")).isTrue();
    assertThat(verdicts.isCapped(Side.TRAIN, 0, "b")).isTrue();
    assertThat(verdicts.isCapped(Side.VALIDATION, 3, "a")).isFalse();
    assertThat(verdicts.isCapped(Side.VALIDATION, 4, "a")).isTrue();
    assertThat(verdicts.isCapped(Side.TEST, -1, "a")).isFalse();
  }

  @Test
  void takesAllRecordsForOneStratumUnlessAskedForMore() {
    assertThat(Verdicts.byShare(SHARES).stratum("a")).isEmpty();
    assertThat(Verdicts.byShare(EXACT).stratum("a")).isEqualTo("a");
    assertThat(Verdicts.byShare(EXACT).stratum(null)).isEmpty();
  }

  @Test
  void crossesToExecutors() throws IOException, ClassNotFoundException {
    Verdicts verdicts =
        Verdicts.byShare(EXACT)
            .withBorders(Map.of("a", 1L), Map.of("a", 2L))
            .withCap(Side.TRAIN, Map.of("a", 3L));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(verdicts);
    Verdicts crossed =
        (Verdicts)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(crossed.side(2, "a")).isEqualTo(Side.VALIDATION);
    assertThat(crossed.isCapped(Side.TRAIN, 4, "a")).isTrue();
  }
}
