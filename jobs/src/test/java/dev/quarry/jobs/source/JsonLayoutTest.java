package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLayoutTest {
  private final Path folder;

  JsonLayoutTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LINES| ``",
        "LINES| ¶ ¶",
        "LINES| {}",
        "LINES| {}¶{}¶",
        "LINES| nonsense",
        "LINES| 1¶2",
        "LINES| nonsense¶{}",
        "LINES| {\"a\":¶{}",
        "LINES| {\"a\":¶{}¶{}",
        "LINES| {\"a\":[¶{}",
        "LINES| {\"a\":[¶{}¶{}¶{}",
        "LINES| {\"a\":1,¶{}¶",
        "LINES| {\"a\":\"b¶{}",
        "LINES| [1]¶{}¶{}",
        "LINES| [1]¶[2]",
        "DOCUMENT| [{}]",
        "DOCUMENT| [¶{},¶{}¶]",
        "DOCUMENT| [{},¶{}]",
        "DOCUMENT| {\"a\":1,¶\"b\":2}",
        "DOCUMENT| {\"a\":[1,¶2]}",
        "LINES| {\"a\":1,¶{\"b\":2}",
        "DOCUMENT| ¶¶[¶",
        "DOCUMENT| {¶\"a\":1}",
        "DOCUMENT| {¶\"a\":[¶{}¶]}",
        "DOCUMENT| {¶\"a\":[¶\"b\"¶]}",
        "DOCUMENT| {¶}¶{¶}",
        "DOCUMENT| {\"data\":[¶{},¶{}¶]}",
      })
  void tellsLinesFromADocument(JsonLayout layout, String text) throws IOException {
    assertThat(layoutOf(Reading.write(folder, "a", text.replace('¶', '\n')))).isEqualTo(layout);
    assertThat(layoutOf(Reading.write(folder, "b", "\uFEFF" + text.replace('¶', '\n'))))
        .isEqualTo(layout);
  }

  @Test
  void tellsAFileWhoseFirstLineIsVeryLongByItsFirstLetter() throws IOException {
    String letters = "x".repeat(17 << 20);

    assertThat(layoutOf(Reading.write(folder, "a", " [{\"a\":\"" + letters)))
        .isEqualTo(JsonLayout.DOCUMENT);
    assertThat(layoutOf(Reading.write(folder, "b", "{\"a\":\"" + letters + "\"}\n{}\n")))
        .isEqualTo(JsonLayout.LINES);
    assertThat(layoutOf(Reading.write(folder, "c", "{\"a\":[" + "1,".repeat(9 << 20) + "1]}\n{}")))
        .isEqualTo(JsonLayout.LINES);
    assertThat(layoutOf(Reading.write(folder, "d", "[\n{\"a\":\"" + letters + "\"}\n]")))
        .isEqualTo(JsonLayout.DOCUMENT);
  }

  private static JsonLayout layoutOf(Path file) throws IOException {
    long length = Files.size(file);
    Slice slice = new Slice(0, file.toUri().toString(), 0, length, length);

    return JsonLayout.of(slice, new Configuration(false));
  }
}
