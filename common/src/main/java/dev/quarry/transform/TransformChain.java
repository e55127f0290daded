package dev.quarry.transform;

import dev.quarry.text.AsciiTexts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several transforms, run in the order of {@link Transforms}. One scan finds out whether any of
 * those that look for certain characters has anything to do. Immutable and thread-safe; made on
 * each executor from its ids.
 */
public final class TransformChain {
  private final List<Transform> transforms;
  private final List<Transform> others;
  // One bit per UTF-16 unit: whether any transform may have to act. Surrogates go by code point.
  private final long[] triggers = new long[1 << 10];
  private final boolean hasTriggers;

  /** Whether ASCII without control characters always stays as it is. */
  private final boolean leavesPlainAscii;

  private TransformChain(List<Transform> transforms) {
    this.transforms = transforms;
    this.others = transforms.stream().filter(t -> !(t instanceof CharacterTransform)).toList();
    this.hasTriggers = others.size() < transforms.size();
    boolean plain = others.isEmpty();
    for (int c = ' '; c < 0x7f; c++) {
      plain &= !isTrigger(c);
    }
    this.leavesPlainAscii = plain && !isTrigger('\t') && !isTrigger('\n');
    for (int unit = 0; unit < 0x10000; unit++) {
      boolean surrogate = Character.isSurrogate((char) unit);
      if (hasTriggers && (surrogate || isTrigger(unit))) {
        triggers[unit >> 6] |= 1L << unit;
      }
    }
  }

  /**
   * Returns the chain of the transforms with these ids.
   *
   * @param ids in any order, each counted once; null for the defaults, empty for none
   * @throws dev.quarry.error.UserException for an unknown id, naming the nearest known one
   */
  public static TransformChain of(@Nullable List<String> ids) {
    List<String> wanted = ids == null ? Transforms.defaults() : ids;
    wanted.forEach(Transforms::byId);
    List<Transform> chosen = new ArrayList<>();
    for (Transform transform : Transforms.all()) {
      if (wanted.contains(transform.id())) {
        chosen.add(transform);
      }
    }

    return new TransformChain(List.copyOf(chosen));
  }

  /** Returns the ids of the transforms in the order in which they run. */
  public List<String> ids() {
    return transforms.stream().map(Transform::id).toList();
  }

  /**
   * Returns the rewritten text, or the same instance when nothing changes.
   *
   * @param ascii the text's bytes where it is ASCII, null where it is not
   */
  public String apply(String text, byte @Nullable [] ascii) {
    return ascii != null && leavesPlainAscii && !AsciiTexts.hasControls(ascii) ? text : apply(text);
  }

  /** Returns the rewritten text, or the same instance when nothing changes. */
  public String apply(String text) {
    String rewritten = text;
    for (Transform transform : hasTriggers && isTriggered(text) ? transforms : others) {
      rewritten = transform.apply(rewritten);
    }

    return rewritten;
  }

  private boolean isTriggered(String text) {
    long[] bits = triggers;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if ((bits[unit >> 6] & (1L << unit)) != 0) {
        if (!Character.isSurrogate(unit) || isTrigger(text.codePointAt(i))) {
          return true;
        }
        i += Character.charCount(text.codePointAt(i)) - 1;
      }
    }

    return false;
  }

  private boolean isTrigger(int codePoint) {
    for (Transform transform : transforms) {
      if (transform instanceof CharacterTransform character && character.isTrigger(codePoint)) {
        return true;
      }
    }

    return false;
  }
}
