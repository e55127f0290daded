package dev.quarry.aws.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ComposePlanTest {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** S3's limits with a byte for a mebibyte, and far fewer parts. */
  private static final ComposeLimits SMALL = new ComposeLimits(5, 5 * 1024, 30, 512, 5 * 1024);

  @Property
  void coversTheBytesInOrderWithinTheLimits(@ForAll("sizes") List<Long> sizes) {
    check(plan(SMALL, sizes), sizes, SMALL);
  }

  @Property(tries = 200)
  void coversTheBytesInOrderWithinTheLimitsOfS3(@ForAll("realSizes") List<Long> sizes) {
    check(plan(ComposeLimits.S3, sizes), sizes, ComposeLimits.S3);
  }

  @Property
  void mergesNoMoreThanItMust(@ForAll("realSizes") List<Long> sizes) {
    for (ComposeStep step : plan(ComposeLimits.S3, sizes).steps()) {
      for (S3Range range : step.ranges().subList(0, step.ranges().size() - 1)) {
        assertThat(range.part().bytes()).isLessThan(5 * MIB);
      }
    }
  }

  @Test
  void copiesLargePartsAndMergesSmallOnes() {
    ComposePlan plan = plan(ComposeLimits.S3, List.of(20 * MIB, MIB, 2 * MIB, 0L, 9 * MIB, 3L));
    assertThat(plan.bytes()).isEqualTo(32 * MIB + 3);
    assertThat(plan.steps().stream().map(ComposePlanTest::show))
        .containsExactly(
            "1: 0[0+20971520]",
            "2: 1[0+1048576] 2[0+2097152] 4[0+2097152]",
            "3: 4[2097152+7340032]",
            "4: 5[0+3]");
  }

  @Test
  void cutsWhatIsLargerThanOneCopy() {
    ComposePlan plan = plan(ComposeLimits.S3, List.of(GIB + 1));
    assertThat(plan.steps().stream().map(ComposePlanTest::show))
        .containsExactly(
            "1: 0[0+357913942]", "2: 0[357913942+357913942]", "3: 0[715827884+357913941]");
  }

  @Test
  void needsOneStepForLittle() {
    assertThat(plan(ComposeLimits.S3, List.of(1L, 2L)).steps().stream().map(ComposePlanTest::show))
        .containsExactly("1: 0[0+1] 1[0+2]");
  }

  @Test
  void needsNoStepForNothing() {
    assertThat(plan(ComposeLimits.S3, List.of())).isEqualTo(new ComposePlan(List.of(), 0));
    assertThat(plan(ComposeLimits.S3, List.of(0L, 0L))).isEqualTo(new ComposePlan(List.of(), 0));
  }

  @Test
  void mergesMoreAtATimeWhereThereWouldBeTooManySteps() {
    ComposePlan plan = plan(ComposeLimits.S3, Collections.nCopies(15_000, 6 * MIB));
    assertThat(plan.steps()).hasSize(7_500).noneMatch(ComposeStep::isCopy);
  }

  @Test
  void refusesTooManySmallParts() {
    List<Long> sizes = Collections.nCopies(80_000, 2L);
    assertThatThrownBy(() -> plan(SMALL, sizes))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Cannot compose 80,000 part objects of 160,000 bytes in all: more than 30 steps are"
                + " needed; write fewer, larger parts");
  }

  @Test
  void refusesLimitsThatCannotBeKept() {
    assertThatThrownBy(() -> new ComposeLimits(5, 100, 10, 9, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("copyBytes from twice minPartBytes to maxPartBytes");
    assertThatThrownBy(() -> new ComposeLimits(5, 100, 10, 10, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mergeBytes from twice minPartBytes to maxPartBytes");
    assertThatThrownBy(() -> new ComposeLimits(5, 100, 1, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minPartBytes at least 1, maxParts at least 2");
  }

  private static void check(ComposePlan plan, List<Long> sizes, ComposeLimits limits) {
    List<ComposeStep> steps = plan.steps();
    assertThat(steps).hasSizeLessThanOrEqualTo(limits.maxParts());
    long[] taken = new long[sizes.size()];
    int at = 0;
    for (int i = 0; i < steps.size(); i++) {
      ComposeStep step = steps.get(i);
      assertThat(step.number()).isEqualTo(i + 1);
      for (S3Range range : step.ranges()) {
        int part = Integer.parseInt(range.part().key());
        assertThat(part).isGreaterThanOrEqualTo(at);
        assertThat(range.offset()).isEqualTo(taken[part]);
        taken[part] += range.bytes();
        at = part;
      }
      checkSize(step, i == steps.size() - 1, limits);
      checkMerge(step, plan.bytes(), limits);
    }
    assertThat(Arrays.stream(taken).boxed().toList()).isEqualTo(sizes);
    assertThat(plan.bytes()).isEqualTo(sizes.stream().mapToLong(Long::longValue).sum());
  }

  private static void checkSize(ComposeStep step, boolean last, ComposeLimits limits) {
    assertThat(step.bytes()).isLessThanOrEqualTo(limits.maxPartBytes());
    if (!last) {
      assertThat(step.bytes()).isGreaterThanOrEqualTo(limits.minPartBytes());
    }
    if (step.isCopy() && !step.ranges().get(0).isWhole()) {
      assertThat(step.ranges().get(0).part().bytes()).isGreaterThan(limits.minPartBytes());
    }
  }

  /** Twice the least step, which was doubled at most until so many steps hold everything. */
  private static void checkMerge(ComposeStep step, long bytes, ComposeLimits limits) {
    long enough = Math.max(limits.minPartBytes(), bytes / (limits.maxParts() - 1) + 1);
    if (!step.isCopy()) {
      assertThat(step.bytes()).isLessThan(4 * enough).isLessThanOrEqualTo(limits.mergeBytes());
    }
  }

  private static ComposePlan plan(ComposeLimits limits, List<Long> sizes) {
    List<S3Part> parts = new ArrayList<>();
    for (long size : sizes) {
      parts.add(new S3Part(Integer.toString(parts.size()), size));
    }
    return ComposePlan.of(parts, limits);
  }

  private static String show(ComposeStep step) {
    StringBuilder text = new StringBuilder().append(step.number()).append(':');
    for (S3Range range : step.ranges()) {
      text.append(' ').append(range.part().key());
      text.append('[').append(range.offset()).append('+').append(range.bytes()).append(']');
    }
    return text.toString();
  }

  @Provide
  Arbitrary<List<Long>> sizes() {
    Arbitrary<Long> size =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 12),
            Arbitraries.longs().between(0, 60),
            Arbitraries.longs().between(0, 600));
    return size.list().ofMaxSize(100);
  }

  @Provide
  Arbitrary<List<Long>> realSizes() {
    Arbitrary<Long> size =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 12 * MIB),
            Arbitraries.longs().between(0, 12 * GIB),
            Arbitraries.of(0L, 1L, 5 * MIB - 1, 5 * MIB, 5 * MIB + 1, 10 * MIB, 5 * GIB, GIB));
    return size.list().ofMaxSize(60);
  }
}
