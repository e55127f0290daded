package dev.quarry.token;

import dev.quarry.text.CharacterCounts;
import dev.quarry.text.ScriptClass;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tokens of records, field by field, by both estimators of a plan in one pass where they
 * allow it. Reusable; not thread-safe: one for each task.
 */
public final class TokenCounter {
  private final TokenEstimator planningEstimator;
  private final TokenEstimator limitEstimator;
  private final CharacterCounts field = new CharacterCounts();
  private final CharacterCounts all = new CharacterCounts();
  private int fieldPlanning;
  private int fieldLimit;
  private long planning;
  private long limit;

  /** Creates a counter for a plan. */
  public TokenCounter(TokenPlan plan) {
    this.planningEstimator = plan.planning();
    this.limitEstimator = plan.limit();
  }

  /** Forgets the last record. */
  public TokenCounter reset() {
    all.reset();
    planning = 0;
    limit = 0;

    return this;
  }

  /** Adds one field of the record. */
  public TokenCounter add(String text) {
    return add(text, null);
  }

  /**
   * Adds one field of the record.
   *
   * @param ascii the text's bytes where it is ASCII, null where it is not
   */
  public TokenCounter add(String text, byte @Nullable [] ascii) {
    field.reset();
    if (ascii == null) {
      field.add(text);
    } else {
      field.addAscii(ascii);
    }
    all.add(field);
    fieldPlanning = count(planningEstimator, text);
    fieldLimit = count(limitEstimator, text);
    planning += fieldPlanning;
    limit += fieldLimit;

    return this;
  }

  private int count(TokenEstimator estimator, String text) {
    return estimator instanceof CharacterEstimator counted
        ? counted.count(field)
        : estimator.count(text);
  }

  /** Returns the tokens of the field added last, for totals and costs. */
  public int fieldPlanning() {
    return fieldPlanning;
  }

  /** Returns the tokens of the field added last, to hold against the model's limit. */
  public int fieldLimit() {
    return fieldLimit;
  }

  /** Returns the code points of the field added last. */
  public long fieldCodePoints() {
    return field.codePoints();
  }

  /** Returns the tokens for totals and costs. */
  public long planning() {
    return planning;
  }

  /** Returns the tokens to hold against the model's limit. */
  public long limit() {
    return limit;
  }

  /** Returns the code points of the record. */
  public long codePoints() {
    return all.codePoints();
  }

  /** Returns the script in which the record is written. */
  public ScriptClass dominant() {
    return all.dominant();
  }
}
