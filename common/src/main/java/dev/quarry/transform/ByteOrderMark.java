package dev.quarry.transform;

import dev.quarry.text.WhiteSpace;

/**
 * Takes U+FEFF out of the beginning of a text, also from between white space there. Further on it
 * may be meant.
 */
final class ByteOrderMark extends CharacterTransform {
  private static final char MARK = '\uFEFF';

  ByteOrderMark() {
    super("byte-order-mark", "Removes a byte order mark from the beginning", true);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return codePoint == MARK;
  }

  @Override
  String rewrite(String text) {
    int end = 0;
    boolean found = false;
    while (end < text.length() && isLead(text.charAt(end))) {
      found |= text.charAt(end) == MARK;
      end++;
    }

    return found
        ? text.substring(0, end).replace(String.valueOf(MARK), "") + text.substring(end)
        : text;
  }

  private static boolean isLead(char unit) {
    return unit == MARK || WhiteSpace.isWhiteSpace(unit);
  }
}
