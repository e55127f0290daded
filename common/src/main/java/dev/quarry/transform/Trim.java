package dev.quarry.transform;

import dev.quarry.text.WhiteSpace;

/**
 * Takes white space off both ends. Not a default: the first line of code or of a Markdown block
 * means something else without its indentation, and a completion may begin with a blank on purpose.
 */
final class Trim implements Transform {
  @Override
  public String id() {
    return "trim";
  }

  @Override
  public String summary() {
    return "Removes white space at both ends; loses the indentation of a first line of code";
  }

  @Override
  public boolean isDefault() {
    return false;
  }

  @Override
  public String apply(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && WhiteSpace.isWhiteSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && WhiteSpace.isWhiteSpace(text.charAt(to - 1))) {
      to--;
    }

    return text.substring(from, to);
  }
}
