package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.quarry.jobs.source.Reading.Found;
import dev.quarry.jobs.source.bytes.Compression;
import dev.quarry.jobs.source.csv.CsvOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final SourceConfig CSV = Reading.source("csv");

  private final Path folder;

  CsvReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,2¶| 2 {\"a\":\"1\",\"b\":\"2\"}",
        "1,2| 2 {\"a\":\"1\",\"b\":\"2\"}",
        "1,2\r¶3,4\r¶| 2 {\"a\":\"1\",\"b\":\"2\"}; 3 {\"a\":\"3\",\"b\":\"4\"}",
        "¶1,2¶ \t¶3,4¶| 3 {\"a\":\"1\",\"b\":\"2\"}; 5 {\"a\":\"3\",\"b\":\"4\"}",
        ",¶| 2 {\"a\":\"\",\"b\":\"\"}",
        "\"\",\"\"¶| 2 {\"a\":\"\",\"b\":\"\"}",
        "\"1,2\",\"3\"¶| 2 {\"a\":\"1,2\",\"b\":\"3\"}",
        "\"say \"\"x\"\"\",\"\"\"\"¶| 2 {\"a\":\"say \\\"x\\\"\",\"b\":\"\\\"\"}",
        "\"1¶2\",3¶4,5| 2 {\"a\":\"1\\n2\",\"b\":\"3\"}; 4 {\"a\":\"4\",\"b\":\"5\"}",
        "\"1\r¶2\",3\r¶4,5| 2 {\"a\":\"1\\r\\n2\",\"b\":\"3\"}; 4 {\"a\":\"4\",\"b\":\"5\"}",
        "\"1¶¶¶2\",3¶4,5| 2 {\"a\":\"1\\n\\n\\n2\",\"b\":\"3\"}; 6 {\"a\":\"4\",\"b\":\"5\"}",
        "\"¶\",\"¶\"¶4,5| 2 {\"a\":\"\\n\",\"b\":\"\\n\"}; 5 {\"a\":\"4\",\"b\":\"5\"}",
        "5' 10\",say \"x\"¶| 2 {\"a\":\"5' 10\\\"\",\"b\":\"say \\\"x\\\"\"}",
        "1,2¶ \"1\",2| 2 {\"a\":\"1\",\"b\":\"2\"}; 3 {\"a\":\" \\\"1\\\"\",\"b\":\"2\"}",
        "\"1\" ,\"2\" \t\r¶| 2 {\"a\":\"1\",\"b\":\"2\"}",
        "1¶2,3,4¶5,6| 2 source:csv-columns; 3 source:csv-columns; 4 {\"a\":\"5\",\"b\":\"6\"}",
        "\"1\"x,2¶3,4| 2 source:csv-quote; 3 {\"a\":\"3\",\"b\":\"4\"}",
        "\"1,2¶3,4¶5,6| 2 source:csv-quote; 3 {\"a\":\"3\",\"b\":\"4\"}; "
            + "4 {\"a\":\"5\",\"b\":\"6\"}",
        "1,\"2¶3,\"4\"¶5,\"6\"| 2 source:csv-quote; 3 {\"a\":\"3\",\"b\":\"4\"}; "
            + "4 {\"a\":\"5\",\"b\":\"6\"}",
        "1,\"2¶3,\"4¶5,6¶¶7,\"8| 2 source:csv-quote; 3 source:csv-quote; "
            + "4 {\"a\":\"5\",\"b\":\"6\"}; 6 source:csv-quote",
        "é,\"あ¶😀\"| 2 {\"a\":\"é\",\"b\":\"あ\\n😀\"}",
      })
  void readsRowsByTheirRules(String text, String expected) {
    Path file = Reading.write(folder, "a.csv", "a,b\n" + text.replace('¶', '\n'));

    assertThat(String.join("; ", Reading.read(CSV, file))).isEqualTo(expected);
  }

  @Test
  void saysWhatIsWrong() {
    Path file = Reading.write(folder, "a", "a,b\n1\n\"2\"x,3\n\"4,5\n");

    assertThat(Reading.found(CSV, file))
        .extracting(Found::detail, Found::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("The row has 1 fields, the header 2", "1"),
            org.assertj.core.groups.Tuple.tuple(
                "A quoted field goes on after its closing quote", "\"2\"x,3"),
            org.assertj.core.groups.Tuple.tuple(
                "A quote that opens on this line is not closed within max-line", "\"4,5"));
  }

  @Test
  void takesTheNamesOfTheHeaderWithoutItsMarkAndBlanks() {
    Path file = Reading.write(folder, "a", "\uFEFF\"a\", b ,c\"\n1,2,3\n");

    assertThat(Reading.read(CSV, file))
        .containsExactly("2 {\"a\":\"1\",\"b\":\"2\",\"c\\\"\":\"3\"}");
  }

  @Test
  void keepsEveryColumnOfAHeaderThatNamesOneTwice() {
    Path file = Reading.write(folder, "a", "a,a,a_2,a\n1,2,3,4\n");

    assertThat(Reading.read(CSV, file))
        .containsExactly("2 {\"a\":\"1\",\"a_2\":\"2\",\"a_2_2\":\"3\",\"a_3\":\"4\"}");
  }

  @Test
  void takesTheNamesOfTheConfig() {
    Path file = Reading.write(folder, "a", "1,2\n3,4,5\n");
    SourceConfig bare = Reading.csv(new CsvOptions(',', false, List.of("x", "y")));
    SourceConfig over = Reading.csv(new CsvOptions(',', true, List.of("x", "y")));
    SourceConfig none = Reading.csv(new CsvOptions(',', false, List.of()));

    assertThat(Reading.found(bare, file))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1 {\"x\":\"1\",\"y\":\"2\"}", ""),
            org.assertj.core.groups.Tuple.tuple(
                "2 source:csv-columns", "The row has 3 fields, columns names 2"));
    assertThat(Reading.read(over, file)).containsExactly("2 source:csv-columns");
    assertThat(Reading.found(none, file))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1 {\"_c0\":\"1\",\"_c1\":\"2\"}", ""),
            org.assertj.core.groups.Tuple.tuple(
                "2 source:csv-columns", "The row has 3 fields, the first row 2"));
  }

  @Test
  void readsTabsAndTakesALineOfTabsForARow() {
    Path file = Reading.write(folder, "a.tsv", "a\tb\n1,\"x\t2\n\"3\t4\"\t5\n\t\n");

    assertThat(Reading.read(Reading.source("tsv"), file))
        .containsExactly(
            "2 {\"a\":\"1,\\\"x\",\"b\":\"2\"}",
            "3 {\"a\":\"3\\t4\",\"b\":\"5\"}",
            "4 {\"a\":\"\",\"b\":\"\"}");
  }

  @Test
  void rejectsARecordOfWhichOneLineIsNoText() {
    byte[] text =
        Reading.joined(
            Reading.utf8("a,b\n1,\"2\n3"),
            Reading.bytes(0xe9),
            Reading.utf8("\n4\"\n5,"),
            Reading.bytes(0),
            Reading.utf8("\n6,\"7\n8,"),
            Reading.bytes(0xff),
            Reading.utf8("\n9,\"0\"\n"));

    assertThat(Reading.found(CSV, Reading.write(folder, "a", text)))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "2 source:invalid-utf8", "The row is not valid UTF-8"),
            org.assertj.core.groups.Tuple.tuple("5 source:nul-byte", "The line holds a NUL byte"),
            org.assertj.core.groups.Tuple.tuple(
                "6 source:csv-quote",
                "A quote that opens on this line is not closed within max-line"),
            org.assertj.core.groups.Tuple.tuple(
                "7 source:invalid-utf8", "The line is not valid UTF-8"),
            org.assertj.core.groups.Tuple.tuple("8 {\"a\":\"9\",\"b\":\"0\"}", ""));
  }

  @Test
  void readsNothingWithoutItsHeader() {
    byte[] broken = Reading.joined(Reading.bytes(0xe9), Reading.utf8(",b\n1,2\n"));

    assertThat(Reading.found(CSV, Reading.write(folder, "a", broken)))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "1 source:invalid-utf8",
                "The line is not valid UTF-8; without its header the file is not read"));
    for (String header : List.of("\"a\"x,b", "a,\"b", "a" + "b".repeat(3000))) {
      Path file = Reading.write(folder, "b", header + "\n1,2\n3,4\n");
      assertThat(Reading.read(Reading.withMaxLine(CSV, 2000), file)).hasSize(1);
    }
  }

  @Test
  void rejectsARowLongerThanTheLongest() {
    String text = "a,b\n1,2\n" + "x".repeat(3000) + "\n\"" + "long\n".repeat(600) + "\",3\n4,5\n";
    Path file = Reading.write(folder, "a", text);

    List<String> found = Reading.read(Reading.withMaxLine(CSV, 2000), file);
    assertThat(found.subList(0, 3))
        .containsExactly(
            "2 {\"a\":\"1\",\"b\":\"2\"}", "3 source:line-too-long", "4 source:csv-quote");
    assertThat(found.subList(3, 602)).allMatch(row -> row.endsWith("source:csv-columns"));
    assertThat(found.get(found.size() - 1)).isEqualTo("605 {\"a\":\"4\",\"b\":\"5\"}");
  }

  @Test
  void rejectsTheRecordThatATruncatedFileCutsAsOne() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i * 0x9e3779b9).append(",\"").append(i * 0x85ebca6b).append("\nmore, of it\"\n");
    }
    byte[] packed = Packing.pack(Compression.GZIP, Reading.utf8(text.toString()));
    for (int cut = 0; cut < 40; cut++) {
      byte[] part = Arrays.copyOf(packed, packed.length / 2 + cut);
      List<Found> found = Reading.found(CSV, Reading.write(folder, "a.gz", part));
      int last = found.size() - 1;

      assertThat(last).isGreaterThan(5_000);
      assertThat(found.subList(0, last)).allMatch(Found::isRow);
      assertThat(found.get(last).toString()).isEqualTo(2 + 2 * last + " source:damaged-file");
    }
  }

  /** Each of these lines leaves a quote open, read alone or inside a quote. */
  @ParameterizedTest
  @ValueSource(strings = {"x,\"y", "a\",b,\"c", "x,\"\"\"", "\"", "\"\",\"", "a\",\"\n"})
  void takesTimeInProportionToTheFileHoweverQuotesAreBroken(String line) {
    Path file = Reading.write(folder, "a", "a,b\n" + (line + "\n").repeat(100_000));
    SourceConfig small = Reading.withMaxLine(CSV, 200_000);

    assertThatCode(
            () ->
                Assertions.assertTimeout(
                    Duration.ofSeconds(10),
                    () -> {
                      assertThat(Reading.found(CSV, file)).isNotEmpty();
                      assertThat(Reading.found(small, file)).isNotEmpty();
                    }))
        .doesNotThrowAnyException();
  }
}
