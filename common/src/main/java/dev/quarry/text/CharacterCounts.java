package dev.quarry.text;

import java.util.Arrays;

/**
 * Counts the characters of texts by {@link ScriptClass} in one pass. Reusable, so that a hot loop
 * allocates nothing; not thread-safe.
 */
public final class CharacterCounts {
  private static final int CHUNK = 2048;
  private static final int WIDTH = ScriptClassTable.WIDTH;

  private final char[] chunk = new char[CHUNK];
  // Two sets of counters side by side: runs of one class do not wait for their own last store.
  private final long[] counts = new long[2 * WIDTH];
  private final long[] plain = new long[3];
  private final long[] others = new long[128];
  private long codePoints;

  /** Forgets everything counted. */
  public CharacterCounts reset() {
    Arrays.fill(counts, 0);
    codePoints = 0;

    return this;
  }

  /** Adds the characters of a text. */
  public CharacterCounts add(String text) {
    int length = text.length();
    long surrogates = surrogates();
    for (int from = 0; from < length; from += CHUNK) {
      int to = Math.min(length, from + CHUNK);
      text.getChars(from, to, chunk, 0);
      addChunk(to - from);
    }
    codePoints += length;
    if (surrogates() > surrogates) {
      addPairs(text);
    }

    return this;
  }

  /** Adds the characters of a text that is ASCII: the same as adding the text, but faster. */
  public CharacterCounts addAscii(byte[] ascii) {
    Arrays.fill(plain, 0);
    Arrays.fill(others, 0);
    AsciiTexts.count(ascii, plain, others);
    counts[ScriptClass.LATIN.index()] += plain[0];
    counts[ScriptClass.DIGITS.index()] += plain[1];
    counts[ScriptClass.SPACE.index()] += plain[2];
    for (int c = 0; c < others.length; c++) {
      counts[ScriptClassTable.indexOf((char) c)] += others[c];
    }
    codePoints += ascii.length;

    return this;
  }

  /** Adds what another has counted. */
  public CharacterCounts add(CharacterCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    codePoints += other.codePoints;

    return this;
  }

  private void addChunk(int length) {
    char[] units = chunk;
    long[] target = counts;
    int i = 0;
    for (; i + 1 < length; i += 2) {
      target[ScriptClassTable.indexOf(units[i])]++;
      target[ScriptClassTable.indexOf(units[i + 1]) + WIDTH]++;
    }
    if (i < length) {
      target[ScriptClassTable.indexOf(units[i])]++;
    }
  }

  private void addPairs(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
        counts[ScriptClassTable.indexOf(text.codePointAt(i))]++;
        codePoints--;
        i++;
      }
    }
  }

  private long surrogates() {
    return counts[ScriptClassTable.SURROGATE] + counts[ScriptClassTable.SURROGATE + WIDTH];
  }

  /** Returns the characters of a class. A lone surrogate belongs to none. */
  public long of(ScriptClass scriptClass) {
    return ofIndex(scriptClass.index());
  }

  /** Returns the characters of the class with this index. */
  public long ofIndex(int index) {
    return counts[index] + counts[index + WIDTH];
  }

  /** Returns all code points, a lone surrogate counted as one. */
  public long codePoints() {
    return codePoints;
  }

  /**
   * Returns the class in which the text is written: the script with the most letters, both kinds of
   * Latin together, the first in declaration order of several; {@link ScriptClass#OTHER} for a text
   * without letters.
   */
  public ScriptClass dominant() {
    ScriptClass best = ScriptClass.OTHER;
    long most = of(ScriptClass.OTHER);
    for (ScriptClass scriptClass : ScriptClass.all()) {
      long letters = scriptClass.isScript() ? of(scriptClass) : 0;
      if (scriptClass == ScriptClass.LATIN) {
        letters += of(ScriptClass.LATIN_EXTENDED);
      }
      if (letters > most || (letters == most && letters > 0 && best == ScriptClass.OTHER)) {
        best = scriptClass;
        most = letters;
      }
    }

    return best;
  }
}
