package dev.quarry.transform;

import dev.quarry.text.WhiteSpace;

/** Makes every run of blanks one space; line ends stay. */
final class Blanks implements Transform {
  @Override
  public String id() {
    return "whitespace";
  }

  @Override
  public String summary() {
    return "Makes every run of blanks inside a line one space; loses indentation and tables";
  }

  @Override
  public boolean isDefault() {
    return false;
  }

  @Override
  public String apply(String text) {
    boolean afterBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean blank = WhiteSpace.isBlank(unit);
      if (blank && (afterBlank || unit != ' ')) {
        return collapse(text);
      }
      afterBlank = blank;
    }

    return text;
  }

  private static String collapse(String text) {
    StringBuilder rewritten = new StringBuilder(text.length());
    boolean afterBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean blank = WhiteSpace.isBlank(unit);
      if (!blank) {
        rewritten.append(unit);
      } else if (!afterBlank) {
        rewritten.append(' ');
      }
      afterBlank = blank;
    }

    return rewritten.toString();
  }
}
