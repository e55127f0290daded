package dev.quarry.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tokens of a published vocabulary by jtokkit. The vocabulary is read at the first count
 * and held once per JVM. Special tokens in a text count as the ordinary characters that they are.
 *
 * <p>Long texts are counted in pieces, cut before a lone space between words where no token can
 * span; a stretch without such a place is cut after {@value #PIECE} characters, which costs a token
 * or two and keeps the time linear.
 */
final class BytePairEstimator implements TokenEstimator {
  private static final int PIECE = 10_000;

  private final String id;
  private final EncodingType type;
  private volatile @Nullable Encoding encoding;

  BytePairEstimator(String id, EncodingType type) {
    this.id = id;
    this.type = type;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int count(String text) {
    Encoding vocabulary = encoding();
    if (text.length() <= PIECE) {
      return vocabulary.countTokensOrdinary(text);
    }
    long tokens = 0;
    int from = 0;
    while (from < text.length()) {
      int to = cut(text, from);
      tokens += vocabulary.countTokensOrdinary(text.substring(from, to));
      from = to;
    }

    return (int) Math.min(tokens, Integer.MAX_VALUE);
  }

  @Override
  public Range range() {
    return BuiltInCalibrations.rangeOf(id);
  }

  private Encoding encoding() {
    Encoding ready = encoding;
    if (ready == null) {
      synchronized (this) {
        ready = encoding;
        if (ready == null) {
          ready = Encodings.newLazyEncodingRegistry().getEncoding(type);
          encoding = ready;
        }
      }
    }

    return ready;
  }

  /** Returns where the piece that begins at an index ends. */
  static int cut(String text, int from) {
    if (text.length() - from <= PIECE) {
      return text.length();
    }
    int last = from + PIECE;
    for (int i = last; i > from + PIECE / 2; i--) {
      if (text.charAt(i) == ' ' && isWord(text, i - 1) && isWord(text, i + 1)) {
        return i;
      }
    }

    return Character.isLowSurrogate(text.charAt(last)) ? last - 1 : last;
  }

  private static boolean isWord(String text, int index) {
    return index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }
}
