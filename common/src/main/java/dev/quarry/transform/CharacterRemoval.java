package dev.quarry.transform;

/** Takes characters out of a text. */
abstract class CharacterRemoval extends CharacterTransform {
  CharacterRemoval(String id, String summary, boolean byDefault) {
    super(id, summary, byDefault);
  }

  /** Returns what stands for a trigger in the rewritten text; the empty string for nothing. */
  String replacement(int codePoint) {
    return "";
  }

  @Override
  final String rewrite(String text) {
    int first = firstTrigger(text);
    if (first < 0) {
      return text;
    }
    StringBuilder rewritten = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      int codePoint = text.codePointAt(i);
      if (isTrigger(codePoint)) {
        rewritten.append(replacement(codePoint));
      } else {
        rewritten.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint) - 1;
    }

    return rewritten.toString();
  }
}
