package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictLinesTest {
  private static final String LINES = "\ufeff{\"a\":1}\r\n\n \t\r\n{\"b\":\n[2]\n{\"c\":3}";

  private final Configuration hadoop = new Configuration(false);
  private final Path folder;

  StrictLinesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void passesNothingOver() throws IOException {
    assertThat(read(write(LINES, StandardCharsets.UTF_8), StrictLines.Content.JSON))
        .containsExactly(
            "mark",
            "1 return",
            "1 {\"a\":1} of 8 bytes",
            "2 blank",
            "3 blank",
            "4 source:invalid-json",
            "5 source:not-an-object",
            "6 {\"c\":3} of 7 bytes",
            "6 lines, 34 bytes");
  }

  @Test
  void readsLinesOfTextWithoutTheirReturns() throws IOException {
    Path file = write("one\r\n{\"b\":\ntwo", StandardCharsets.UTF_8);

    assertThat(read(file, StrictLines.Content.TEXT))
        .containsExactly(
            "1 return",
            "1 \"one\" of 4 bytes",
            "2 \"{\\\"b\\\":\" of 5 bytes",
            "3 \"two\" of 3 bytes",
            "3 lines, 14 bytes");
  }

  @Test
  void unpacksAndSaysSo() throws IOException {
    Path file = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"a\":1}\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(file, StrictLines.Content.JSON))
        .hasSize(52)
        .startsWith("packed", "1 {\"a\":1} of 7 bytes")
        .endsWith("50 lines, 400 bytes");
    assertThat(isSplittable(file)).isFalse();
  }

  @Test
  void cutsOnlyPlainFilesOfSingleBytes() throws IOException {
    assertThat(isSplittable(write(LINES, StandardCharsets.UTF_8))).isTrue();
    assertThat(isSplittable(write(LINES, StandardCharsets.UTF_16LE))).isFalse();
    assertThat(isSplittable(write("", StandardCharsets.UTF_8))).isTrue();
  }

  private boolean isSplittable(Path file) throws IOException {
    return StrictLines.isSplittable(
        new InputFile(file.toUri().toString(), file.toString(), Files.size(file)), hadoop);
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("lines"), text.getBytes(charset));
  }

  private List<String> read(Path file, StrictLines.Content content) throws IOException {
    long length = Files.size(file);
    Slice slice = new Slice(0, file.toUri().toString(), 0, length, length);
    Told told = new Told();
    try (StrictLines lines = StrictLines.open(slice, content, 1000, hadoop, told)) {
      told.lines = lines;
      while (lines.advance()) {
        // All is told to the sink.
      }
      told.events.add(lines.lines() + " lines, " + lines.offset() + " bytes");
    }

    return told.events;
  }

  private static final class Told implements LineSink {
    private final List<String> events = new ArrayList<>();
    private @org.jspecify.annotations.Nullable StrictLines lines;

    @Override
    public void packed() {
      events.add("packed");
    }

    @Override
    public void marked() {
      events.add("mark");
    }

    @Override
    public void blank(long position) {
      events.add(position + " blank");
    }

    @Override
    public void carriageReturn(long position) {
      events.add(position + " return");
    }

    @Override
    public void row(long position, long offset, JsonNode row) {
      int bytes = java.util.Objects.requireNonNull(lines).rowBytes();
      events.add(position + " " + row + " of " + bytes + " bytes");
    }

    @Override
    public void broken(long position, String rule, String detail, String record) {
      events.add(position + " " + rule);
    }
  }
}
