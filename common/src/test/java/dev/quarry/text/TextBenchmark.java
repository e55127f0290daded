package dev.quarry.text;

/**
 * Characters a second of the kernels over ASCII and Japanese, one thread. Run by hand. On two
 * shared virtual cores, Java 17: see the figures in the commit that changed them last.
 */
final class TextBenchmark {
  private static final int PASSES = 12;

  private TextBenchmark() {}

  public static void main(String[] arguments) {
    String english =
        "The quick brown fox, it is said, jumps over 13 lazy dogs.\nThen it rests. ".repeat(60);
    String japanese =
        "\u65e5\u672c\u8a9e\u306e\u6587\u7ae0\u3092\u6b63\u898f\u5316\u3057\u307e\u3059\u3002"
            .repeat(300);
    ContentHash hash = new ContentHash();
    CharacterCounts counts = new CharacterCounts();
    for (String text : new String[] {english, japanese}) {
      measure("hash", text, () -> hash.reset().add(text).finish().high());
      measure("counts", text, () -> counts.reset().add(text).codePoints());
    }
  }

  private static void measure(String name, String text, java.util.function.LongSupplier work) {
    double best = 0;
    long sum = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      long start = System.nanoTime();
      int rounds = 20_000;
      for (int i = 0; i < rounds; i++) {
        sum += work.getAsLong();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      best = Math.max(best, (double) text.length() * rounds / seconds / 1e6);
    }
    System.out.printf("%s: %.0f million characters/s (%d)%n", name, best, sum & 1);
  }
}
