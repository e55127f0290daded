package dev.quarry.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.model.Limits;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapPlanTest {
  @ParameterizedTest
  @CsvSource({
    // most: train, validation, together; there are; may stay, empty for all
    ",,,1000000,1000000,,",
    "10000,1000,,10000,1000,,",
    "10000,1000,,10001,1000,10000,",
    "10000,1000,,10000,1001,,1000",
    "20000,,20000,18000,2000,,",
    "20000,,20000,18000,2001,17999,",
    "20000,,20000,20000,0,,",
    "20000,,20000,30000,3000,17000,",
    "10000,1000,10000,90000,10000,9000,1000",
    "10000,1000,10000,9500,5000,9000,1000",
    "10000,1000,10000,500,5000,,1000",
    ",,100,90,200,0,100",
  })
  void leavesAsManyAsTheLimitsAllow(
      @Nullable Long maxTrain,
      @Nullable Long maxValidation,
      @Nullable Long maxTotal,
      long train,
      long validation,
      @Nullable Long trainKept,
      @Nullable Long validationKept) {
    Limits limits =
        new Limits(
            null,
            maxTrain,
            null,
            maxTotal,
            true,
            null,
            maxValidation,
            null,
            null,
            null,
            null,
            null,
            null);
    Map<Side, Long> expected = new EnumMap<>(Side.class);
    if (trainKept != null) {
      expected.put(Side.TRAIN, trainKept);
    }
    if (validationKept != null) {
      expected.put(Side.VALIDATION, validationKept);
    }
    Map<Side, Long> counts =
        Map.of(Side.TRAIN, train, Side.VALIDATION, validation, Side.TEST, 1_000_000L);

    assertThat(CapPlan.of(limits, counts)).isEqualTo(expected);
  }

  @Test
  void takesASideThatIsNotThereForEmpty() {
    assertThat(CapPlan.of(Limits.NONE, Map.of())).isEmpty();
  }
}
