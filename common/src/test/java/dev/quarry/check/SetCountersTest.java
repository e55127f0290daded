package dev.quarry.check;

import static dev.quarry.check.TestRecords.chat;
import static dev.quarry.check.TestRecords.chatWith;
import static dev.quarry.check.TestRecords.withExtra;
import static dev.quarry.check.TestRecords.withId;
import static dev.quarry.check.TestRecords.withReference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.check.SetCounters.Feature;
import dev.quarry.record.TrainingRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetCountersTest {
  /** Returns the features of a record that has only the one. */
  static int bit(Feature feature) {
    return SetCounters.featuresOf(having(feature));
  }

  private static TrainingRecord having(Feature feature) {
    TrainingRecord hi = chat("u:Hi", "a:Ho");
    return switch (feature) {
      case SYSTEM -> chatWith("S", "u:Hi");
      case TOOLS -> withExtra(hi, "{toolConfig:{tools:[]}}");
      case REASONING -> chat("a:[{reasoningContent:{}}]");
      case IMAGE -> chat("u:[{image:{}},{image:{}}]");
      case VIDEO -> chat("u:[{video:{}}]");
      case DOCUMENT -> chat("u:[{document:{}}]");
      case TOOL_USE -> chat("a:[{toolUse:{}}]");
      case TOOL_RESULT -> chat("u:[{toolResult:{}}]");
      case ID -> withId(hi, "1");
      case REFERENCE -> withReference(hi, "'x'");
    };
  }

  @ParameterizedTest
  @EnumSource
  void aRecordIsCountedForWhatItHasAlone(Feature feature) {
    SetCounters counters = new SetCounters();
    counters.add(having(feature));

    assertThat(counters.total()).isEqualTo(1);
    for (Feature other : Feature.values()) {
      assertThat(counters.count(other)).isEqualTo(other == feature ? 1 : 0);
    }
  }

  @Test
  void aPlainRecordHasNothing() {
    assertThat(SetCounters.featuresOf(chat("u:Hi", "a:Ho"))).isZero();
    assertThat(SetCounters.featuresOf(TestRecords.plain("x"))).isZero();
    assertThat(SetCounters.featuresOf(withExtra(chat("u:Hi"), "{tools:[]}")))
        .isEqualTo(bit(Feature.TOOLS));
  }

  @Property
  void mergingPartsIsCountingTheWhole(
      @ForAll List<@IntRange(max = 1023) Integer> one,
      @ForAll List<@IntRange(max = 1023) Integer> two,
      @ForAll List<@IntRange(max = 1023) Integer> three) {
    SetCounters whole = of(one);
    two.forEach(whole::add);
    three.forEach(whole::add);

    assertThat(of(one).merge(of(two)).merge(of(three))).isEqualTo(whole);
    assertThat(of(three).merge(of(one).merge(of(two)))).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(of(one).merge(new SetCounters())).isEqualTo(of(one));
  }

  @Test
  void survivesTheWayToAnExecutor() throws Exception {
    SetCounters counters = of(List.of(3, 5));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(counters);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(counters);
    }
  }

  private static SetCounters of(List<Integer> features) {
    SetCounters counters = new SetCounters();
    features.forEach(counters::add);
    return counters;
  }
}
