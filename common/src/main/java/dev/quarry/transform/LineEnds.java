package dev.quarry.transform;

/** Turns CRLF and CR into LF. U+2028 and U+2029 stay: they are characters of the text. */
final class LineEnds extends CharacterTransform {
  LineEnds() {
    super("line-ends", "Turns CRLF and CR line ends into LF", true);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return codePoint == '\r';
  }

  @Override
  String rewrite(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }

    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
