package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import dev.quarry.jobs.source.bytes.Compression;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReadersTest {
  private final Path folder;

  RowReadersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void cutsPlainUtf8LinesOnly() {
    byte[] lines = Reading.utf8("{\"a\":1}\n{\"a\":2}\n");

    assertThat(isSplittable("json", lines)).isTrue();
    assertThat(isSplittable("text", lines)).isTrue();
    assertThat(isSplittable("csv", lines)).isFalse();
    assertThat(isSplittable("tsv", lines)).isFalse();
    assertThat(isSplittable("parquet", lines)).isFalse();
    assertThat(isSplittable("json", Reading.utf8("[\n{\"a\":1}\n]"))).isFalse();
    assertThat(isSplittable("json", Reading.utf8("{\n\"a\":1\n}"))).isFalse();
    for (String format : new String[] {"json", "text"}) {
      assertThat(isSplittable(format, Packing.pack(Compression.GZIP, lines))).isFalse();
      assertThat(isSplittable(format, "text\n".getBytes(StandardCharsets.UTF_16))).isFalse();
      assertThat(isSplittable(format, "text\n".getBytes(StandardCharsets.UTF_16LE))).isFalse();
    }
    InputFile file = Reading.input(Reading.write(folder, "a", lines));
    assertThat(RowReaders.isSplittable(Reading.textFiles(), file, new Configuration(false)))
        .isFalse();
  }

  private boolean isSplittable(String format, byte[] content) {
    InputFile file = Reading.input(Reading.write(folder, "a", content));
    return RowReaders.isSplittable(Reading.source(format), file, new Configuration(false));
  }

  @Test
  void saysThatAFileIsGone() {
    Slice slice = new Slice(0, folder.resolve("gone").toUri().toString(), 0, 9, 9);

    for (String format : new String[] {"json", "csv", "text"}) {
      assertThatThrownBy(
              () -> RowReaders.open(Reading.source(format), slice, new Configuration(false)))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "Cannot read " + slice.path() + ": it was there when the run began and is gone");
    }
    InputFile file = new InputFile(slice.path(), "gone", 9);
    assertThatThrownBy(
            () -> RowReaders.isSplittable(Reading.source("json"), file, new Configuration(false)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot read gone: ");
  }

  @Test
  void reportsAColumnarFileThatDoesNotOpenOnce() {
    for (String format : new String[] {"parquet", "orc", "avro"}) {
      Path broken = Reading.write(folder, "a", "this is not it".repeat(100));
      Path empty = Reading.write(folder, "b", "");

      assertThat(Reading.found(Reading.source(format), broken))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.toString()).isEqualTo("0 source:damaged-file");
                assertThat(found.detail())
                    .startsWith("The file cannot be read: ")
                    .doesNotContain(folder.toString(), "null");
              });
      assertThat(Reading.found(Reading.source(format), empty))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.toString()).isEqualTo("0 source:empty-file");
                assertThat(found.detail()).isEqualTo("The file has no bytes");
              });
    }
  }

  @Test
  void takesAColumnarFileThatIsGoneForAnErrorAndNotForDamage() {
    for (String format : new String[] {"parquet", "orc", "avro"}) {
      String gone = folder.resolve("gone").toUri().toString();

      assertThatThrownBy(() -> ColumnarProbe.findDamage(format, gone, new Configuration(false)))
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("Cannot read " + gone + ": ");
    }
  }
}
