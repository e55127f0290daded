package dev.quarry.jobs.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes the data of the benchmarks: questions and answers out of a vocabulary of 20,000 made-up
 * words drawn by Zipf's law, one line in twenty Japanese, one in fifty a repeat. The same arguments
 * give the same bytes.
 */
final class Corpus {
  private static final int WORDS = 20_000;
  private static final String[] SYLLABLES = {
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta",
    "ve", "wi", "xo", "ya", "ze", "tion", "ing", "er", "al", "est", "ous", "ment", "spark", "data"
  };

  private final SplittableRandom random;
  private final String[] vocabulary = new String[WORDS];
  private final double[] cumulative = new double[WORDS];

  private Corpus(long seed) {
    random = new SplittableRandom(seed);
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      int syllables = 1 + random.nextInt(4);
      for (int s = 0; s < syllables; s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      vocabulary[i] = word.toString();
      sum += 1.0 / (i + 2.7);
      cumulative[i] = sum;
    }
    for (int i = 0; i < WORDS; i++) {
      cumulative[i] /= sum;
    }
  }

  /** Writes files of about so many bytes together; does nothing when they are there already. */
  static void write(Path folder, int files, long bytes) throws IOException {
    Path done = folder.resolve("_done-" + bytes);
    if (Files.exists(done)) {
      return;
    }
    Files.createDirectories(folder);
    for (int i = 0; i < files; i++) {
      new Corpus(i).writeFile(folder.resolve("part-" + i + ".jsonl"), i, bytes / files);
    }
    Files.createFile(done);
  }

  private void writeFile(Path file, int number, long bytes) throws IOException {
    byte[] repeat = new byte[0];
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long line = 0; written < bytes; line++) {
        byte[] next = line > 0 && random.nextInt(50) == 0 ? repeat : line(number, line);
        out.write(next);
        written += next.length;
        if (random.nextInt(10) == 0) {
          repeat = next;
        }
      }
    }
  }

  private byte[] line(int file, long number) {
    boolean japanese = random.nextInt(20) == 0;
    StringBuilder line = new StringBuilder(2048);
    line.append("{\"id\":\"").append(file).append('-').append(number).append("\",\"question\":\"");
    text(line, 20 + random.nextInt(60), japanese);
    line.append("?\",\"answer\":\"");
    text(line, 60 + random.nextInt(300), japanese);
    line.append("\",\"category\":\"c").append(random.nextInt(20)).append("\"}\n");

    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void text(StringBuilder line, int words, boolean japanese) {
    for (int i = 0; i < words; i++) {
      if (japanese) {
        line.append((char) (0x3042 + random.nextInt(80)))
            .append((char) (0x4e00 + random.nextInt(3000)));
      } else {
        line.append(i == 0 ? "" : i % 17 == 0 ? ".\\n" : i % 9 == 0 ? ", " : " ").append(word());
      }
    }
  }

  private String word() {
    int found = java.util.Arrays.binarySearch(cumulative, random.nextDouble());
    return vocabulary[Math.min(WORDS - 1, found < 0 ? -found - 1 : found)];
  }
}
