package dev.quarry.report.html;

/**
 * The beginning of a text, and how much of it is left out.
 *
 * @param shown the beginning, cut between code points
 * @param left the code points that are not shown
 */
public record Excerpt(String shown, int left) {
  /** What an invisible character costs, since a mark of several letters stands for it. */
  static final int MARK = 8;

  /** Returns a text for the middle of a sentence, with a sign where it was cut. */
  public static String brief(String text, int limit) {
    Excerpt excerpt = of(text, limit);

    return excerpt.left() == 0 ? text : excerpt.shown() + "…";
  }

  /** Cuts a text after at most the given number of characters. */
  public static Excerpt of(String text, int limit) {
    int cost = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      cost += Characters.mark(codePoint).isEmpty() ? 1 : MARK;
      if (cost > limit) {
        break;
      }
      i += Character.charCount(codePoint);
    }

    return new Excerpt(text.substring(0, i), text.codePointCount(i, text.length()));
  }
}
