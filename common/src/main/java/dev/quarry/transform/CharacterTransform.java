package dev.quarry.transform;

/**
 * A transform that does nothing to a text in which none of its trigger characters stands, so that a
 * chain rules all of its transforms out in one scan.
 */
abstract class CharacterTransform implements Transform {
  private final String id;
  private final String summary;
  private final boolean byDefault;

  CharacterTransform(String id, String summary, boolean byDefault) {
    this.id = id;
    this.summary = summary;
    this.byDefault = byDefault;
  }

  /** Returns whether a text with this code point may have to change. */
  abstract boolean isTrigger(int codePoint);

  /** Returns the rewritten text, given that a trigger may be there. */
  abstract String rewrite(String text);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final boolean isDefault() {
    return byDefault;
  }

  @Override
  public final String apply(String text) {
    return firstTrigger(text) < 0 ? text : rewrite(text);
  }

  /** Returns where the first trigger stands, or -1. */
  final int firstTrigger(String text) {
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.charAt(i);
      if (Character.isHighSurrogate((char) codePoint)) {
        codePoint = text.codePointAt(i);
      }
      if (isTrigger(codePoint)) {
        return i;
      }
      i += Character.charCount(codePoint) - 1;
    }

    return -1;
  }
}
