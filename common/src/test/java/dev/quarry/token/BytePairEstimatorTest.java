package dev.quarry.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BytePairEstimatorTest {
  @ParameterizedTest
  @EnumSource(names = {"CL100K_BASE", "O200K_BASE"})
  void countsLongTextsAsInOnePiece(EncodingType type) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append("word")
          .append(i % 7 == 0 ? ",  it's\n\n" : " ")
          .append("\u00c9t\u00e9 ")
          .append(i * 31);
    }
    Encoding vocabulary = Encodings.newLazyEncodingRegistry().getEncoding(type);

    assertThat(new BytePairEstimator("x", type).count(text.toString()))
        .isEqualTo(vocabulary.countTokensOrdinary(text.toString()));
  }

  @ParameterizedTest
  @EnumSource(names = {"CL100K_BASE", "O200K_BASE"})
  void takesLinearTimeForTextsWithoutSpaces(EncodingType type) {
    BytePairEstimator estimator = new BytePairEstimator("x", type);
    estimator.count("warm");

    for (String unit : new String[] {"a", "\u65e5\u672c", "\n", " ", "=", "\ud83d\ude00", "0"}) {
      String text = unit.repeat(100_000 / unit.length());
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60), () -> assertThat(estimator.count(text)).isPositive());
    }
  }

  @Test
  void cutsBeforeALoneSpaceAndNeverInsideAPair() {
    String words = "x".repeat(9_000) + " y" + "z".repeat(5_000);
    String pairs = "a" + "\ud83d\ude00".repeat(10_000);

    assertThat(BytePairEstimator.cut(words, 0)).isEqualTo(9_000);
    assertThat(BytePairEstimator.cut(words, 9_000)).isEqualTo(words.length());
    assertThat(BytePairEstimator.cut(pairs, 0)).isEqualTo(9_999);
    assertThat(BytePairEstimator.cut("x".repeat(20_000), 0)).isEqualTo(10_000);
  }
}
