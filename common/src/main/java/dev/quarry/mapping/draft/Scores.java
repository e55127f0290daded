package dev.quarry.mapping.draft;

import org.jspecify.annotations.Nullable;

/**
 * How good two answers are by the source's own measure.
 *
 * @param chosen the score of the better answer, or null
 * @param rejected the score of the worse answer, or null
 */
public record Scores(@Nullable Double chosen, @Nullable Double rejected) {
  /** No scores. */
  public static final Scores NONE = new Scores(null, null);
}
