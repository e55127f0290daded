package dev.quarry.jobs.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.jobs.source.bytes.ByteLines;
import dev.quarry.jobs.source.bytes.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How fast sources are read, in MB of unpacked bytes a second of the processor, on one thread; the
 * best of several passes. Run by hand.
 *
 * <p>Rows of 1 KB in English, 200 MB, from the page cache, on two virtual cores of a shared Xeon
 * with Java 17: lines 5800, lines and UTF-8 4200, JSON lines 850, JSON array 580, CSV 1300, gzip
 * JSON lines 170, text lines 2600.
 */
public final class SourceBenchmark {
  private static final int ROWS = 200_000;
  private static final int PASSES = 5;

  private SourceBenchmark() {}

  /** Makes the files in a folder of its own, reads them, and removes them. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("sources");
    List<Path> files = new ArrayList<>();
    List<String> texts = texts();
    StringBuilder lines = new StringBuilder();
    StringBuilder csv = new StringBuilder("id,prompt,completion\n");
    for (int i = 0; i < ROWS; i++) {
      String text = texts.get(i % texts.size());
      int half = text.indexOf(' ', text.length() / 2);
      String prompt = text.substring(0, half);
      String completion = text.substring(half);
      lines.append("{\"id\":\"").append(i).append("\",\"prompt\":\"").append(prompt);
      lines.append("\",\"completion\":\"").append(completion).append("\"}\n");
      csv.append(i).append(",\"").append(prompt).append("\",\"").append(completion).append("\"\n");
    }
    byte[] bytes = Reading.utf8(lines.toString());
    files.add(Reading.write(folder, "a.jsonl", bytes));
    String array = "[" + lines.substring(0, lines.length() - 1).replace('\n', ',') + "]";
    files.add(Reading.write(folder, "a.json", array));
    files.add(Reading.write(folder, "a.csv", csv.toString()));
    files.add(Reading.write(folder, "a.jsonl.gz", Packing.pack(Compression.GZIP, bytes)));
    measure("lines", bytes.length, () -> split(bytes, false));
    measure("lines and UTF-8", bytes.length, () -> split(bytes, true));
    measure("JSON lines", bytes.length, () -> rows("json", files.get(0)));
    measure("JSON array", bytes.length, () -> rows("json", files.get(1)));
    measure("CSV", csv.length(), () -> rows("csv", files.get(2)));
    measure("gzip JSON lines", bytes.length, () -> rows("json", files.get(3)));
    measure("text lines", bytes.length, () -> rows("text", files.get(0)));
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static List<String> texts() {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 950) {
        for (int letter = random.nextInt(9); letter >= 0; letter--) {
          text.append((char) ('a' + random.nextInt(26)));
        }
        text.append(random.nextInt(40) == 0 ? "\\n" : " ");
      }
      texts.add(text.toString());
    }

    return texts;
  }

  private static long split(byte[] bytes, boolean checks) {
    try {
      ByteLines lines = new ByteLines(new ByteArrayInputStream(bytes), 0, Reading.MAX_LINE);
      long count = 0;
      while (lines.advance()) {
        if (checks && Utf8.fault(lines.bytes(), lines.start(), lines.length()) != null) {
          throw new IllegalStateException("There is no fault");
        }
        count++;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long rows(String format, Path file) {
    Counter counter = new Counter();
    long length = Reading.input(file).length();
    Slice slice = new Slice(0, file.toUri().toString(), 0, length, length);
    Reading.read(Reading.source(format), slice, counter);

    return counter.rows;
  }

  private static void measure(String name, long bytes, java.util.function.LongSupplier pass) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < PASSES; i++) {
      long begun = threads.getCurrentThreadCpuTime();
      long rows = pass.getAsLong();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - begun);
      if (rows != ROWS) {
        throw new IllegalStateException("Read " + rows + " rows");
      }
    }
    System.out.printf("%-16s %6.0f MB/s%n", name, bytes * 1e3 / best);
  }

  private static final class Counter implements RowSink {
    private long rows;

    @Override
    public void row(long position, long offset, JsonNode row) {
      rows++;
    }

    @Override
    public void broken(long position, String rule, String detail, String record) {
      throw new IllegalStateException(rule + " at " + position);
    }
  }
}
