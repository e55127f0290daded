package dev.quarry.mapping.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of the keys that shapes know, as the bits of one number, so that a row is looked at once
 * and not once for every shape. Immutable and thread-safe.
 */
final class Keys {
  /** No keys. */
  static final Keys NONE = new Keys(List.of());

  private static final int MOST = 64;
  private static final List<String> KNOWN =
      List.of(
          ("id _id uuid index dialogue_id conversation_id prompt_id label category intent group"
                  + " source reference reference_answer referenceresponse modelresponses system"
                  + " system_prompt text prompt completion instruction input output response context"
                  + " question answer questions answers q a sentence1 sentence2 score data"
                  + " paragraphs qas conversationturns chosen rejected messages conversations"
                  + " conversation turns dialogue dialog schemaversion modelinput")
              .split(" "));
  private static final Map<String, Long> BITS = bits();

  private final List<String> names;
  private final long mask;

  private Keys(List<String> names) {
    this.names = List.copyOf(names);
    long all = 0;
    for (String name : names) {
      Long bit = bit(name);
      if (bit == null) {
        throw new IllegalArgumentException("Not a known key of shapes: " + name);
      }
      all |= bit;
    }
    this.mask = all;
  }

  /** Returns the set of these keys, which are in lower case. */
  static Keys of(String... names) {
    return new Keys(List.of(names));
  }

  private static Map<String, Long> bits() {
    if (KNOWN.size() > MOST) {
      throw new IllegalStateException("More keys than bits: " + KNOWN.size());
    }
    Map<String, Long> bits = new HashMap<>();
    for (String name : KNOWN) {
      bits.put(name, 1L << bits.size());
    }

    return bits;
  }

  /** Returns the bit of a key in lower case; null for a key that no shape knows. */
  static @Nullable Long bit(String name) {
    return BITS.get(name);
  }

  /** Returns the keys, in the order in which they were given. */
  List<String> names() {
    return names;
  }

  /** Returns whether every key is among the bits. */
  boolean areAllIn(long bits) {
    return (bits & mask) == mask;
  }

  /** Returns whether any key is among the bits. */
  boolean isAnyIn(long bits) {
    return (bits & mask) != 0;
  }
}
