package dev.quarry.transform;

/**
 * Takes out characters that nobody sees: soft hyphen, zero width space, word joiner, the invisible
 * operators, and U+FEFF anywhere. The joiners U+200C and U+200D stay: Persian, the scripts of India
 * and emoji are spelled with them.
 */
final class ZeroWidth extends CharacterRemoval {
  ZeroWidth() {
    super("zero-width", "Removes characters without width, except the two joiners", false);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return codePoint == 0x00AD
        || codePoint == 0x180E
        || codePoint == 0x200B
        || (codePoint >= 0x2060 && codePoint <= 0x2064)
        || codePoint == 0xFEFF;
  }
}
