package dev.quarry.aws;

import java.util.function.IntPredicate;

/** How refused characters are shown to the user and replaced in a suggestion. */
final class UriText {
  private UriText() {}

  /** Returns a character as a person can find it: quoted, or by name or number if it is unseen. */
  static String display(int codePoint) {
    if (codePoint == ' ') {
      return "a space";
    }
    boolean seen =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.NON_SPACING_MARK ->
              false;
          default -> true;
        };

    return seen ? "'" + Character.toString(codePoint) + "'" : "U+%04X".formatted(codePoint);
  }

  /** Returns the text with every run of refused characters replaced by one hyphen. */
  static String replaceRefused(String text, IntPredicate accepted) {
    StringBuilder replaced = new StringBuilder(text.length());
    boolean inRun = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (accepted.test(c)) {
        replaced.appendCodePoint(c);
        inRun = false;
      } else if (!inRun) {
        replaced.append('-');
        inRun = true;
      }
    }

    return replaced.toString();
  }
}
