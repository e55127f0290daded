package dev.quarry.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the known word that a mistyped one most likely meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the known word nearest to the given one by edit distance, the first in alphabetical
   * order when several are equally near; empty when none shares at least half of its letters.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    String wanted = word.toLowerCase(Locale.ROOT);
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (best == null || bestDistance * 2 > Math.max(word.length(), best.length())) {
      return Optional.empty();
    }

    return Optional.of(best);
  }

  /** Returns {@code " (did you mean x?)"}, or the known words where none is near. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> " (did you mean " + near + "?)")
        .orElseGet(() -> " (known: " + String.join(", ", new TreeSet<>(known)) + ")");
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
      }
      previous = current;
    }

    return previous[b.length()];
  }
}
