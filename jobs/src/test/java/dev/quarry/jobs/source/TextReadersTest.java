package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Reading.Found;
import dev.quarry.jobs.source.bytes.Compression;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReadersTest {
  private static final SourceConfig LINES = Reading.source("text");
  private static final SourceConfig FILES = Reading.textFiles();

  private final Path folder;

  TextReadersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsADocumentALine() {
    Path file = Reading.write(folder, "a.txt", "\uFEFFone\r\n\n \t\r\n two \"x\"\u00a0\nthree\r");

    assertThat(Reading.read(LINES, file))
        .containsExactly(
            "1 {\"text\":\"one\"}",
            "4 {\"text\":\" two \\\"x\\\"\u00a0\"}",
            "5 {\"text\":\"three\"}");
  }

  @Test
  void readsADocumentAFile() {
    Path file = Reading.write(folder, "a.txt", "\uFEFFone\r\n\ntwo\n");

    assertThat(Reading.read(FILES, file)).containsExactly("0 {\"text\":\"one\\r\\n\\ntwo\\n\"}");
  }

  @Test
  void cutsOnlyAWholeByteOrderMarkOff() {
    Path file = Reading.write(folder, "a.txt", Reading.bytes(0xef, 0xbb, 'x'));

    assertThat(Reading.read(FILES, file)).containsExactly("0 source:invalid-utf8");
    assertThat(Reading.read(LINES, file)).containsExactly("1 source:invalid-utf8");
  }

  @Test
  void rejectsAFileThatIsNoText() {
    byte[] packed = Packing.pack(Compression.GZIP, Reading.utf8("a text that is cut"));

    assertBroken("ab\0c".getBytes(StandardCharsets.US_ASCII), "nul-byte", "holds a NUL byte");
    assertBroken(Reading.bytes('a', 0xe9), "invalid-utf8", "is not valid UTF-8");
    assertBroken(new byte[0], "empty-file", "has no bytes");
    assertBroken(
        "some text".getBytes(StandardCharsets.UTF_16LE),
        "utf-16",
        "is UTF-16 or UTF-32, and is not read; store it as UTF-8");
    assertBroken(
        Arrays.copyOf(packed, packed.length - 9),
        "damaged-file",
        "cannot be unpacked: it ends too early");
    assertBroken(new byte[2000], "nul-byte", "holds a NUL byte");
    assertBroken(
        "x".repeat(2001).getBytes(StandardCharsets.US_ASCII),
        "line-too-long",
        "is longer than max-line allows");
  }

  private void assertBroken(byte[] content, String rule, String detail) {
    Path file = Reading.write(folder, "a", content);

    assertThat(Reading.found(Reading.withMaxLine(FILES, 2000), file))
        .extracting(Found::toString, Found::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0 source:" + rule, "The file " + detail));
  }

  @Test
  void readsAFileOfExactlyTheLongestLength() {
    Path file = Reading.write(folder, "a", "x".repeat(2000));

    assertThat(Reading.found(Reading.withMaxLine(FILES, 2000), file)).allMatch(Found::isRow);
  }
}
