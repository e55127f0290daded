package dev.quarry.mapping.shape;

/**
 * The order in which shapes are tried. The first rank with a match decides. Two matches of one rank
 * make a row ambiguous, but for {@link #EXACT}, where the first one wins.
 */
public enum Rank {
  /** Exactly the keys of one of Quarry's own formats. */
  EXACT,
  /** Many records in one row, or a task with parts of its own. */
  CONTAINER,
  /** Two answers of which one is better. */
  PREFERENCE,
  /** A list of messages. */
  CONVERSATION,
  /** A question and its answer. */
  PAIR,
  /** One text, perhaps with a label. */
  SINGLE
}
