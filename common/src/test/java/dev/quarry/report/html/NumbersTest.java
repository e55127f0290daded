package dev.quarry.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, {@code _} is the thin separator and {@code ~} the space before a unit. */
class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0,0", "999,999", "1000,1_000", "1234567,1_234_567", "-1234,−1_234", "-999,−999"})
  void groupsByThree(long number, String text) {
    assertThat(plain(Numbers.count(number))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "9999999,9_999_999",
    "12345678,12.3 million",
    "2100000000,2.1 billion",
    "3000000000000,3 trillion"
  })
  void saysLargeCountsInWords(long number, String text) {
    assertThat(plain(Numbers.compact(number))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "0.99271,0.9927",
    "0.000123456,0.0001235",
    "1e-9,≈~0",
    "12345.678,12_345.7",
    "-2.5,−2.5",
    "NaN,–",
    "Infinity,–",
    "1000,1_000"
  })
  void keepsTheDigitsThatMatter(double number, String text) {
    assertThat(plain(Numbers.measure(number))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0~%",
    "0.125,12.5~%",
    "1,100~%",
    "0.0001,<~0.1~%",
    "0.99999,>~99.9~%",
    "1.5,150~%",
    "NaN,–"
  })
  void neverShowsSomethingAsNothingOrAll(double share, String text) {
    assertThat(plain(Numbers.percent(share))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0~bytes",
    "1,1~byte",
    "999,999~bytes",
    "1000,1~kB",
    "142871,142.9~kB",
    "1000000000,1~GB",
    "999999,1~MB"
  })
  void choosesTheUnitOfBytes(long bytes, String text) {
    assertThat(plain(Numbers.bytes(bytes))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.00~USD",
    "0.0439,0.044~USD",
    "0.0000321,0.000032~USD",
    "8,8.00~USD",
    "1234.5,1_234.50~USD"
  })
  void showsMoney(double amount, String text) {
    assertThat(plain(Numbers.money(amount, "USD"))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0~records", "1,1~record", "2000,2_000~records"})
  void countsInTheSingularForOne(long number, String text) {
    assertThat(plain(Numbers.counted(number, "record"))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"5.78,1,5.8", "2.96,1,3", "0.04,1,0", "Infinity,1,–"})
  void roundsToDigits(double number, int digits, String text) {
    assertThat(Numbers.decimal(number, digits)).isEqualTo(text);
  }

  private static String plain(String text) {
    return text.replace('\u202F', '_').replace('\u00A0', '~');
  }
}
