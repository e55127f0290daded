package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Reading.Found;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  private static final SourceConfig JSON = Reading.source("json");

  private final Path folder;

  JsonReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"a\":1},{\"a\":2}]| 1 {\"a\":1}; 2 {\"a\":2}",
        "[¶  {\"a\": 1},¶  {\"a\": 2}¶]¶| 1 {\"a\":1}; 2 {\"a\":2}",
        "[¶{¶\"a\":¶1},{\"a\":¶2}]| 1 {\"a\":1}; 2 {\"a\":2}",
        "[¶{\"a\":1}¶,{\"a\":2}¶,{\"a\":3}¶]| 1 {\"a\":1}; 2 {\"a\":2}; 3 {\"a\":3}",
        "¶¶[¶]| ``",
        "[]| ``",
        "{¶  \"a\": 1¶}¶| 1 {\"a\":1}",
        "{¶  \"a\": 1¶}¶{¶  \"a\": 2¶}¶| 1 {\"a\":1}; 2 {\"a\":2}",
        "{¶\"a\":1¶}{¶\"a\":2¶}| 1 {\"a\":1}; 2 {\"a\":2}",
        "{¶\"m\": [¶{\"role\":\"user\"}¶]¶}| 1 {\"m\":[{\"role\":\"user\"}]}",
        "{¶\"m\": [¶\"x\"¶]¶}| 1 {\"m\":[\"x\"]}",
        "[¶{\"a\":1}¶]¶[¶{\"a\":2}¶]| 1 {\"a\":1}; 2 {\"a\":2}",
        "[¶{\"a\":\"]},{\\\"[\\\\\"}¶]| 1 {\"a\":\"]},{\\\"[\\\\\"}",
        "[¶{\"a\":1},¶7,¶\"x,y\",¶[{}],null,¶{\"a\":2}¶]| 1 {\"a\":1}; 2 source:not-an-object; "
            + "3 source:not-an-object; 4 source:not-an-object; 5 source:not-an-object; 6 {\"a\":2}",
        "[¶{\"a\":1},¶{\"a\":tru},¶{\"a\":2}¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1},¶{\"a\":1]},¶{\"a\":2}¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1},¶{\"a\":\"x},¶{\"a\":2}¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1}¶{\"a\":2}¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1},¶,{\"a\":2}¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶,{\"a\":2}¶]| 1 source:invalid-json",
        "[¶{\"a\":1},¶]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1}¶| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1},¶{\"a\"| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1}¶]]| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1}¶]¶end| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶{\"a\":1}¶]¶,| 1 {\"a\":1}; 2 source:invalid-json",
        "[¶12| 1 source:not-an-object; 2 source:invalid-json",
        "{¶\"a\":1¶}¶}| 1 {\"a\":1}; 2 source:invalid-json",
      })
  void readsElementsUpToAFault(String text, String expected) {
    Path file = Reading.write(folder, "a.json", text.replace('¶', '\n'));

    assertThat(String.join("; ", Reading.read(JSON, file))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[¶{\"a\":1},¶{\"a\":2,¶\"b\":no}¶]"
            + "| Not valid JSON at line 4: Unrecognized token a token: was expecting (JSON String, "
            + "Number, Array, Object or token a token, a token or a token)",
        "[¶{\"a\":1}¶{}]| Not valid JSON at line 3: a comma is missing between two values",
        "[¶{\"a\":1},,| Not valid JSON at line 2: a comma stands where a value should",
        "[¶{\"a\":1},¶]| Not valid JSON at line 3: the array ends after a comma",
        "[¶{\"a\":1}¶¶| Not valid JSON at line 4: the array is never closed",
        "[¶{\"a\":1},¶{¶| Not valid JSON at line 3: the file ends inside the value",
      })
  void saysOnWhichLineAFileBreaksAndThatTheRestIsNotRead(String text, String detail) {
    Path file = Reading.write(folder, "a.json", text.replace('¶', '\n'));

    List<Found> found = Reading.found(JSON, file);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).detail()).isEqualTo(detail + "; the rest of the file is not read");
  }

  @Test
  void goesOnBehindAnElementThatIsNoTextOrTooDeep() {
    byte[] text =
        Reading.joined(
            Reading.utf8("\uFEFF[\n{\"a\":1},\n{\"a\":\""),
            Reading.bytes(0xe9),
            Reading.utf8("\"},\n{\"a\":\""),
            Reading.bytes(0),
            Reading.utf8("\"},\n" + "[".repeat(50_000) + "]".repeat(50_000) + ",\n{\"a\":2}]"));

    assertThat(Reading.read(JSON, Reading.write(folder, "a", text)))
        .containsExactly(
            "1 {\"a\":1}",
            "2 source:invalid-utf8",
            "3 source:nul-byte",
            "4 source:invalid-json",
            "5 {\"a\":2}");
  }

  @Test
  void goesOnBehindAnElementThatIsTooLongWithoutHoldingIt() throws IOException {
    Path file = folder.resolve("a.json");
    byte[] chunk = "[1],\\\"".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(Reading.utf8("[{\"a\":1},{\"a\":\""));
      for (int i = 0; i < 80; i++) {
        out.write(chunk);
      }
      out.write(Reading.utf8("\"},{\"a\":2}]"));
    }
    List<Found> found = Reading.found(Reading.withMaxLine(JSON, 1 << 20), file);

    assertThat(found.stream().map(Found::toString))
        .containsExactly("1 {\"a\":1}", "2 source:line-too-long", "3 {\"a\":2}");
    assertThat(found.get(1).detail()).isEqualTo("The element is longer than max-line allows");
    assertThat(found.get(1).text()).startsWith("{\"a\":\"[1],").hasSize(2000);
  }

  @Test
  void readsWhatCanBeReadOfATruncatedFile() {
    StringBuilder text = new StringBuilder("[\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"a\":\"").append(Integer.toHexString(i * 0x9e3779b9)).append("\"},\n");
    }
    byte[] packed = Packing.pack(Compression.GZIP, Reading.utf8(text.append("{}]").toString()));
    Path file = Reading.write(folder, "a.gz", Arrays.copyOf(packed, packed.length / 2));

    List<Found> found = Reading.found(JSON, file);
    int last = found.size() - 1;
    assertThat(last).isBetween(5_000, 15_000);
    assertThat(found.subList(0, last)).allMatch(Found::isRow);
    assertThat(found.get(last).toString()).isEqualTo(last + 1 + " source:damaged-file");
    assertThat(found.get(last).detail())
        .isEqualTo("The file cannot be unpacked past this element: it ends too early");
  }

  @Test
  void findsElementsThatCrossTheEndOfTheBuffer() {
    String escapes = "\\\"\\\\é";
    for (int shift = 0; shift < 40; shift++) {
      StringBuilder text = new StringBuilder("[" + " ".repeat(shift));
      String row = "{\"a\":[{\"b\":\"" + escapes.repeat(2_000) + "\"}]}";
      for (int i = 0; i < 30; i++) {
        text.append(i == 0 ? "" : ",").append(row);
      }
      Path file = Reading.write(folder, "a", text + "]");

      assertThat(Reading.found(JSON, file)).hasSize(30).allMatch(found -> found.text().equals(row));
    }
  }

  /** The JSON on one line is longer than the longest row, but none of its rows is. */
  @Test
  void readsAnArrayOnOneLongLine() {
    String text = "[" + "{\"a\":\"xyz\"},".repeat(1_500_000) + "{\"a\":\"end\"}]\n";
    Path file = Reading.write(folder, "a", text);

    assertThat(text.length()).isGreaterThan(17 << 20);
    assertThat(Reading.found(JSON, file)).hasSize(1_500_001).last().asString().endsWith("end\"}");
  }
}
