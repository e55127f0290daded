package dev.quarry.transform;

import dev.quarry.text.WhiteSpace;

/**
 * Takes out the controls C0, C1 and DEL, NUL among them. Tab, LF and CR stay; the other controls
 * that end a line (VT, FF, NEL) become LF, so that the words around them do not grow together.
 */
final class ControlCharacters extends CharacterRemoval {
  ControlCharacters() {
    super(
        "control-characters",
        "Removes control characters, NUL among them; tab and line ends stay",
        true);
  }

  @Override
  boolean isTrigger(int codePoint) {
    if (codePoint < ' ') {
      return codePoint != '\t' && codePoint != '\n' && codePoint != '\r';
    }

    return codePoint >= 0x7F && codePoint <= 0x9F;
  }

  @Override
  String replacement(int codePoint) {
    return WhiteSpace.isLineEnd(codePoint) ? "\n" : "";
  }
}
