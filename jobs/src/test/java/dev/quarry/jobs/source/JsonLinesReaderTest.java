package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Reading.Found;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesReaderTest {
  private static final SourceConfig JSON = Reading.source("json");

  private final Path folder;

  JsonLinesReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1}¶{\"a\":2}¶| 1 {\"a\":1}; 2 {\"a\":2}",
        "{\"a\":1}¶{\"a\":2}| 1 {\"a\":1}; 2 {\"a\":2}",
        "{\"a\":1}\r¶{\"a\":2}\r¶| 1 {\"a\":1}; 2 {\"a\":2}",
        "¶ \t¶{\"a\":1}¶\r¶¶{\"a\":2}| 3 {\"a\":1}; 6 {\"a\":2}",
        "{\"a\":1}¶{\"a\":¶{\"a\":2}| 1 {\"a\":1}; 2 source:invalid-json; 3 {\"a\":2}",
        "{\"a\":1¶{\"a\":2}| 1 source:invalid-json; 2 {\"a\":2}",
        "{\"a\":¶{\"a\":2}| 1 source:invalid-json; 2 {\"a\":2}",
        "{\"a\":[¶{\"a\":2}¶{\"a\":3}| 1 source:invalid-json; 2 {\"a\":2}; 3 {\"a\":3}",
        "{\"a\":\"x¶{\"a\":2}| 1 source:invalid-json; 2 {\"a\":2}",
        "nonsense¶{\"a\":2}| 1 source:invalid-json; 2 {\"a\":2}",
        "{\"a\":1}¶{\"a\":2} {\"a\":3}| 1 {\"a\":1}; 2 source:invalid-json",
        "{\"a\":1}¶{\"a\":2}}| 1 {\"a\":1}; 2 source:invalid-json",
        "{\"a\":1}¶{\"a\":2},| 1 {\"a\":1}; 2 source:invalid-json",
        "{\"a\":1}¶[1]¶\"x\"¶7¶null¶{\"a\":2}| 1 {\"a\":1}; 2 source:not-an-object; "
            + "3 source:not-an-object; 4 source:not-an-object; 5 source:not-an-object; 6 {\"a\":2}",
        "[1]¶{\"a\":2}| 1 source:not-an-object; 2 {\"a\":2}",
        "{\"a\":1,\"a\":2}| 1 {\"a\":2}",
        "{\"a\":NaN}| 1 source:invalid-json",
        "{'a':1}| 1 source:invalid-json",
        "{}| 1 {}",
        "{\"a\":\"\\ud83d\\ude00 é\"}| 1 {\"a\":\"😀 é\"}",
      })
  void readsAnObjectALineAndRejectsEveryOther(String text, String expected) {
    Path file = Reading.write(folder, "a.jsonl", text.replace('¶', '\n'));

    assertThat(String.join("; ", Reading.read(JSON, file))).isEqualTo(expected);
  }

  @Test
  void saysWhatIsWrongWithoutTheText() {
    Path file = Reading.write(folder, "a", "{\"a\": secret}\n{\"a\": secret}\n[1]\n");

    List<Found> found = Reading.found(JSON, file);

    assertThat(found.get(1).detail())
        .startsWith("Not valid JSON at column 14: Unrecognized token a token")
        .doesNotContain("secret")
        .isEqualTo(found.get(0).detail());
    assertThat(found.get(1).text()).isEqualTo("{\"a\": secret}");
    assertThat(found.get(2).detail()).isEqualTo("The line is a JSON array");
  }

  @Test
  void cutsAByteOrderMarkOff() {
    Path file = Reading.write(folder, "a", "\uFEFF{\"a\":1}\n{\"a\":2}\n");

    assertThat(Reading.read(JSON, file)).containsExactly("1 {\"a\":1}", "2 {\"a\":2}");
  }

  @Test
  void rejectsALineThatIsNoText() {
    byte[] text =
        Reading.joined(
            Reading.utf8("{\"a\":1}\n{\"a\":\""),
            Reading.bytes(0xe9),
            Reading.utf8("\"}\n{\"a\":\""),
            Reading.bytes(0),
            Reading.utf8("\"}\n{\"a\":2}\n"));

    assertThat(Reading.found(JSON, Reading.write(folder, "a", text)))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1 {\"a\":1}", ""),
            org.assertj.core.groups.Tuple.tuple(
                "2 source:invalid-utf8", "The line is not valid UTF-8"),
            org.assertj.core.groups.Tuple.tuple("3 source:nul-byte", "The line holds a NUL byte"),
            org.assertj.core.groups.Tuple.tuple("4 {\"a\":2}", ""));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16BE", "UTF-16LE"})
  void rejectsAUtf16FileOnce(String charset) {
    for (String text : List.of("{\"a\":1}\n{\"a\":2}\n", "[\n{\"a\":1},\n{\"a\":2}\n]\n")) {
      byte[] bytes = text.getBytes(java.nio.charset.Charset.forName(charset));
      Path file = Reading.write(folder, "a", bytes);

      assertThat(Reading.read(JSON, file)).containsExactly("1 source:utf-16");
      assertThat(Reading.read(JSON, List.of(file), 8)).hasSize(1);
    }
  }

  @Test
  void rejectsHostileDepthWithoutOverflow() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String half = "{\"a\":".repeat(100_000);
    Path file = Reading.write(folder, "a", "{\"a\":1}\n" + deep + "\n" + half + "\n{\"a\":2}\n");

    assertThat(Reading.read(JSON, file))
        .containsExactly(
            "1 {\"a\":1}", "2 source:invalid-json", "3 source:invalid-json", "4 {\"a\":2}");
  }

  @Test
  void readsNumbersBeyondEveryRange() {
    String digits = "9".repeat(2000);
    Path file =
        Reading.write(
            folder, "a", "{\"a\":1e999999}\n{\"a\":123456789012345678901}\n{\"a\":" + digits + "}");

    assertThat(Reading.read(JSON, file))
        .containsExactly(
            "1 {\"a\":\"Infinity\"}", "2 {\"a\":123456789012345678901}", "3 source:invalid-json");
  }

  @Test
  void rejectsAFiftyMegabyteLineWithoutHoldingIt() throws IOException {
    Path file = folder.resolve("a.jsonl");
    byte[] chunk = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(Reading.utf8("{\"a\":1}\n{\"a\":\""));
      for (int i = 0; i < 50; i++) {
        out.write(chunk);
      }
      out.write(Reading.utf8("\"}\n{\"a\":2}\n"));
    }
    List<Found> found = Reading.found(Reading.withMaxLine(JSON, 1 << 20), file);

    assertThat(found.stream().map(Found::toString))
        .containsExactly("1 {\"a\":1}", "2 source:line-too-long", "3 {\"a\":2}");
    assertThat(found.get(1).detail()).isEqualTo("The line is longer than max-line allows");
    assertThat(found.get(1).text()).startsWith("{\"a\":\"xxx").hasSize(2000);
  }

  @Test
  void readsALineOfExactlyTheLongestLength() {
    String line = "{\"a\":\"" + "x".repeat(1016) + "\"}";
    Path file = Reading.write(folder, "a", line + "\n" + line.replace("xx", "xxx") + "\n");

    assertThat(line).hasSize(1024);
    assertThat(Reading.read(Reading.withMaxLine(JSON, 1024), file))
        .containsExactly("1 " + line, "2 source:line-too-long");
  }
}
