package dev.quarry.text;

import java.text.Normalizer;

/**
 * The identity of a text for the search for exact duplicates: MurmurHash3 x64 128, seed 0, over the
 * UTF-8 bytes of the text in normal form C, each code point in lower case ({@link
 * Character#toLowerCase(int)}, no locale), every run of white space one blank, none at either end.
 * The parts of a record are kept apart by the byte FF, which no UTF-8 has. Normalises on the fly;
 * ASCII allocates nothing. Reusable; not thread-safe.
 *
 * <p>Whoever knows the hash can make two texts that collide: it finds duplicates, it proves nothing
 * about a hostile corpus.
 */
public final class ContentHash {
  private static final int CHUNK = 1024;
  private static final int CAPACITY = 4096;
  private static final byte[] FOLDED = foldAscii();

  private final MurmurHash3 hash = new MurmurHash3();
  private final char[] chunk = new char[CHUNK];
  private final byte[] buffer = new byte[CAPACITY];
  private int filled;
  private long length;
  private long partStart;
  // 1 at the start of a part and after white space: a blank would be one too many.
  private int afterBlank = 1;

  private static byte[] foldAscii() {
    byte[] folded = new byte[128];
    for (int c = 0; c < folded.length; c++) {
      folded[c] = (byte) (WhiteSpace.isWhiteSpace(c) ? ' ' : Character.toLowerCase(c));
    }

    return folded;
  }

  /** Starts anew. */
  public ContentHash reset() {
    hash.reset(0);
    filled = 0;
    length = 0;
    partStart = 0;
    afterBlank = 1;

    return this;
  }

  /**
   * Adds a piece of the current part. Pieces are composed to normal form C one by one: cut a text
   * where no mark follows.
   */
  public ContentHash add(CharSequence piece) {
    String text = piece.toString();
    int end = text.length();
    int from = 0;
    while (from < end) {
      int to = Math.min(end, from + CHUNK);
      text.getChars(from, to, chunk, 0);
      if (!isAscii(to - from)) {
        addComposed(text, from);
        return this;
      }
      // The last character waits for the next chunk, in case a mark follows it.
      int ready = to == end ? to - from : to - from - 1;
      addAscii(ready);
      from += ready;
    }

    return this;
  }

  /** Adds a piece that is ASCII: the same as adding it as text, but faster. */
  public ContentHash addAscii(byte[] ascii) {
    int from = 0;
    while (from < ascii.length) {
      int to = Math.min(ascii.length, from + CHUNK);
      addAscii(ascii, from, to);
      from = to;
    }

    return this;
  }

  private void addAscii(byte[] ascii, int from, int to) {
    makeRoom(to - from);
    byte[] target = buffer;
    int position = filled;
    int blankBefore = afterBlank;
    for (int i = from; i < to; i++) {
      byte folded = FOLDED[ascii[i]];
      int blank = ((folded ^ ' ') - 1) >>> 31;
      target[position] = folded;
      position += 1 - (blank & blankBefore);
      blankBefore = blank;
    }
    length += position - filled;
    filled = position;
    afterBlank = blankBefore;
  }

  /** Ends a part, so that {@code ("ab", "c")} is not {@code ("a", "bc")}. */
  public ContentHash separator() {
    endPart();
    put(0xFF);
    partStart = length;

    return this;
  }

  /** Ends the text; {@link #high} and {@link #low} are its hash until the next reset. */
  public ContentHash finish() {
    endPart();
    hash.finish(buffer, hash.update(buffer, filled), filled);

    return this;
  }

  /** Returns the first half of the hash. */
  public long high() {
    return hash.high();
  }

  /** Returns the second half of the hash. */
  public long low() {
    return hash.low();
  }

  /** Returns the code points of the normalised text, all parts together. */
  public long length() {
    return length;
  }

  private boolean isAscii(int units) {
    int all = 0;
    for (int i = 0; i < units; i++) {
      all |= chunk[i];
    }

    return all < 0x80;
  }

  private void addAscii(int units) {
    makeRoom(units);
    byte[] target = buffer;
    int position = filled;
    int blankBefore = afterBlank;
    for (int i = 0; i < units; i++) {
      byte folded = FOLDED[chunk[i]];
      // Without a branch: words are short, and a wrong guess costs more than a store.
      int blank = ((folded ^ ' ') - 1) >>> 31;
      target[position] = folded;
      position += 1 - (blank & blankBefore);
      blankBefore = blank;
    }
    length += position - filled;
    filled = position;
    afterBlank = blankBefore;
  }

  private void addComposed(String text, int from) {
    String rest = text;
    int start = from;
    if (!NormalForm.isComposed(text, from)) {
      rest = Normalizer.normalize(text.substring(from), Normalizer.Form.NFC);
      start = 0;
    }
    int end = rest.length();
    for (int i = start; i < end; i++) {
      int codePoint = rest.charAt(i);
      if (Character.isHighSurrogate((char) codePoint)) {
        codePoint = rest.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
      }
      addCodePoint(codePoint);
    }
  }

  private void addCodePoint(int codePoint) {
    if (WhiteSpace.isWhiteSpace(codePoint)) {
      if (afterBlank == 0) {
        makeRoom(1);
        put(' ');
        length++;
      }
      afterBlank = 1;
      return;
    }
    makeRoom(4);
    encode(lowerCase(codePoint));
    length++;
    afterBlank = 0;
  }

  /** Nothing from the radicals to the end of Yi has case, and Java takes long to say so. */
  private static int lowerCase(int codePoint) {
    if (codePoint < 0x80) {
      return FOLDED[codePoint];
    }

    return codePoint >= 0x2E80 && codePoint < 0xA640 ? codePoint : Character.toLowerCase(codePoint);
  }

  private void encode(int codePoint) {
    if (codePoint < 0x80) {
      put(codePoint);
    } else if (codePoint < 0x800) {
      put(0xC0 | (codePoint >> 6));
      put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
      put(0xE0 | (codePoint >> 12));
      put(0x80 | ((codePoint >> 6) & 0x3F));
      put(0x80 | (codePoint & 0x3F));
    } else {
      put(0xF0 | (codePoint >> 18));
      put(0x80 | ((codePoint >> 12) & 0x3F));
      put(0x80 | ((codePoint >> 6) & 0x3F));
      put(0x80 | (codePoint & 0x3F));
    }
  }

  private void put(int value) {
    buffer[filled++] = (byte) value;
  }

  private void endPart() {
    if (afterBlank == 1 && length > partStart) {
      filled--;
      length--;
    }
    afterBlank = 1;
    makeRoom(1);
  }

  /** Makes room for so many bytes and one to spare; the last byte stays, it may be a blank. */
  private void makeRoom(int bytes) {
    if (filled + bytes < CAPACITY) {
      return;
    }
    int done = hash.update(buffer, filled - 1);
    System.arraycopy(buffer, done, buffer, 0, filled - done);
    filled -= done;
  }
}
