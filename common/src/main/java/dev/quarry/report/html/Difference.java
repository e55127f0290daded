package dev.quarry.report.html;

import java.util.ArrayList;
import java.util.List;

/** What of one text another one does not say, word by word. */
final class Difference {

  /**
   * A piece of the text.
   *
   * @param isOwn whether the other text lacks it
   */
  record Run(String text, boolean isOwn) {}

  private Difference() {}

  /** Cuts a text into what it shares with the other one and what it does not, in turn. */
  static List<Run> runs(String text, String other) {
    List<String> mine = words(text);
    List<String> theirs = words(other);
    int[][] common = common(mine, theirs);
    List<Run> runs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < mine.size()) {
      boolean same = j < theirs.size() && mine.get(i).equals(theirs.get(j));
      if (!same && j < theirs.size() && common[i][j + 1] > common[i + 1][j]) {
        j++;
        continue;
      }
      append(runs, mine.get(i), !same);
      i++;
      j += same ? 1 : 0;
    }

    return runs;
  }

  /** The length of the longest common sequence of words from each pair of places on. */
  private static int[][] common(List<String> mine, List<String> theirs) {
    int[][] common = new int[mine.size() + 1][theirs.size() + 1];
    for (int i = mine.size() - 1; i >= 0; i--) {
      for (int j = theirs.size() - 1; j >= 0; j--) {
        common[i][j] =
            mine.get(i).equals(theirs.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }

    return common;
  }

  private static void append(List<Run> runs, String word, boolean own) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).isOwn() == own) {
      runs.set(last, new Run(runs.get(last).text() + word, own));
    } else {
      runs.add(new Run(word, own));
    }
  }

  /** Letters and digits hold together, but not in scripts that are written without spaces. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      boolean holds = Character.isLetterOrDigit(codePoint) && !Character.isIdeographic(codePoint);
      boolean goesOn = holds && next < text.length() && isSpaced(text.codePointAt(next));
      if (!goesOn) {
        words.add(text.substring(start, next));
        start = next;
      }
      i = next;
    }

    return words;
  }

  private static boolean isSpaced(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && codePoint < 0x2E80;
  }
}
