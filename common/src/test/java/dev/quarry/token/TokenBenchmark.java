package dev.quarry.token;

import java.util.List;

/** Characters a second of every estimator over English, one thread. Run by hand. */
final class TokenBenchmark {
  private TokenBenchmark() {}

  public static void main(String[] arguments) {
    String text =
        "The quick brown fox, it is said, jumps over 13 lazy dogs.\nThen it rests. ".repeat(60);
    for (String id : Estimators.ids()) {
      TokenEstimator estimator = Estimators.byId(id, BuiltInCalibrations.forFamily("none"));
      measure(id, text, List.of("cl100k", "o200k").contains(id) ? 100 : 20_000, estimator::count);
    }
    TokenCounter both = new TokenCounter(TokenPlan.of(TokenConfig.DEFAULT, "nova", null));
    measure("plan (both)", text, 20_000, t -> (int) both.reset().add(t).planning());
  }

  private static void measure(
      String name, String text, int rounds, java.util.function.ToIntFunction<String> work) {
    double best = 0;
    long sum = 0;
    for (int pass = 0; pass < 12; pass++) {
      long start = System.nanoTime();
      for (int i = 0; i < rounds; i++) {
        sum += work.applyAsInt(text);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      best = Math.max(best, (double) text.length() * rounds / seconds / 1e6);
    }
    System.out.printf("%s: %.0f million characters/s (%d)%n", name, best, sum & 1);
  }
}
