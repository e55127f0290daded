package dev.quarry.transform;

/** Takes out the marks, embeddings, overrides and isolates that steer the direction of text. */
final class BidiControls extends CharacterRemoval {
  BidiControls() {
    super("bidi-controls", "Removes the controls of writing direction", false);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
