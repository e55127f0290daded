package dev.quarry.transform;

/**
 * Rewrites one text. Implementations are pure functions, thread-safe singletons found by id in
 * {@link Transforms}; the same instance is returned when nothing changes.
 */
public interface Transform {

  /** Returns the stable id. */
  String id();

  /** Returns what it does, in one sentence. */
  String summary();

  /** Returns whether it runs when the config names no transforms. */
  boolean isDefault();

  /** Returns the rewritten text, or the same instance when nothing changes. */
  String apply(String text);
}
