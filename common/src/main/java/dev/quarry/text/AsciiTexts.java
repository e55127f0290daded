package dev.quarry.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one record as ASCII bytes, where they are ASCII: made once for each text and shared
 * by everything that scans it, eight characters at a time. Remembers texts by identity, so a text
 * that is the same object is not looked at again. Reusable; not thread-safe.
 */
public final class AsciiTexts {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int REMEMBERED = 8;
  private static final byte[] NOT_ASCII = {};
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final @Nullable String[] texts = new String[REMEMBERED];
  private final byte[][] views = new byte[REMEMBERED][];
  private int next;

  /** Forgets the texts of the last record. */
  public void reset() {
    for (int i = 0; i < REMEMBERED; i++) {
      texts[i] = null;
      views[i] = NOT_ASCII;
    }
    next = 0;
  }

  /**
   * Returns the text's bytes when it is ASCII, null when it is not. The bytes are shared: not to be
   * changed.
   */
  // The same object is meant: equal texts would have to be compared first.
  @SuppressWarnings("ReferenceEquality")
  public byte @Nullable [] find(String text) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (texts[i] == text) {
        return views[i] == NOT_ASCII ? null : views[i];
      }
    }
    byte[] view = text.getBytes(StandardCharsets.UTF_8);
    if (view.length != text.length() || text.isEmpty() || isReplaced(text, view)) {
      view = NOT_ASCII;
    }
    texts[next] = text;
    views[next] = view;
    next = (next + 1) % REMEMBERED;

    return view == NOT_ASCII ? null : view;
  }

  /** Half a surrogate pair becomes one question mark, so that the lengths agree by mistake. */
  private static boolean isReplaced(String text, byte[] view) {
    for (int i = 0; i < view.length; i++) {
      if (view[i] == '?' && text.charAt(i) != '?') {
        return true;
      }
    }

    return false;
  }

  /** Returns whether there is a control character other than the tabulator and the line feed. */
  public static boolean hasControls(byte[] ascii) {
    int i = 0;
    for (; i + Long.BYTES <= ascii.length; i += Long.BYTES) {
      long word = (long) WORD.get(ascii, i);
      long suspects = ((word - 0x20 * ONES) & ~word) | (word + ONES);
      if ((suspects & HIGH_BITS) != 0 && hasControls(ascii, i, i + Long.BYTES)) {
        return true;
      }
    }

    return hasControls(ascii, i, ascii.length);
  }

  private static boolean hasControls(byte[] ascii, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = ascii[i];
      if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
        return true;
      }
    }

    return false;
  }

  /**
   * Counts letters, digits, blanks and line feeds, in this order; what is left over goes to a
   * counter of its own by its code.
   */
  static void count(byte[] ascii, long[] counts, long[] others) {
    long letters = 0;
    long digits = 0;
    long blanks = 0;
    int i = 0;
    for (; i + Long.BYTES <= ascii.length; i += Long.BYTES) {
      long word = (long) WORD.get(ascii, i);
      long letter = within(word | 0x20 * ONES, 'a', 'z');
      long digit = within(word, '0', '9');
      long blank = ~((word ^ (0x20 * ONES)) + 0x7f * ONES) & HIGH_BITS;
      letters += Long.bitCount(letter);
      digits += Long.bitCount(digit);
      blanks += Long.bitCount(blank);
      long rest = ~(letter | digit | blank) & HIGH_BITS;
      while (rest != 0) {
        others[(int) (word >>> (Long.numberOfTrailingZeros(rest) - 7)) & 0x7f]++;
        rest &= rest - 1;
      }
    }
    counts[0] += letters;
    counts[1] += digits;
    counts[2] += blanks;
    for (; i < ascii.length; i++) {
      others[ascii[i]]++;
    }
  }

  /** Returns the high bit of every byte of the word, all ASCII, that lies from low to high. */
  private static long within(long word, int low, int high) {
    long atLeast = word + (0x80 - low) * ONES;
    long beyond = word + (0x80 - high - 1) * ONES;

    return atLeast & ~beyond & HIGH_BITS;
  }
}
