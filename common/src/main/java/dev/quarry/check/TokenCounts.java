package dev.quarry.check;

/**
 * The tokens of one record by the estimator that limits are held against.
 *
 * @param total everything together
 * @param input the prompt side: system prompt and every turn but the answer
 * @param output the completion side
 */
public record TokenCounts(int total, int input, int output) {
  /** Nothing counted: no token limit is judged. */
  public static final TokenCounts NONE = new TokenCounts(0, 0, 0);
}
