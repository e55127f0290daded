package dev.quarry.model;

import org.jspecify.annotations.Nullable;

/**
 * What AWS accepts of one data set for one model and technique. A null means that no figure is
 * published; nothing is checked then.
 *
 * @param minRecords fewest training records
 * @param maxRecords most training records
 * @param minTotalRecords fewest training and validation records together
 * @param maxTotalRecords most training and validation records together
 * @param validation whether a validation set is accepted
 * @param minValidationRecords fewest validation records where there is a validation set
 * @param maxValidationRecords most validation records
 * @param maxTokens most tokens of one record, everything together
 * @param maxInputTokens most tokens of the prompt side
 * @param maxOutputTokens most tokens of the completion side
 * @param maxTrainBytes largest training file
 * @param maxValidationBytes largest validation file
 * @param maxLineBytes longest line, without its line feed
 */
public record Limits(
    @Nullable Long minRecords,
    @Nullable Long maxRecords,
    @Nullable Long minTotalRecords,
    @Nullable Long maxTotalRecords,
    boolean validation,
    @Nullable Long minValidationRecords,
    @Nullable Long maxValidationRecords,
    @Nullable Integer maxTokens,
    @Nullable Integer maxInputTokens,
    @Nullable Integer maxOutputTokens,
    @Nullable Long maxTrainBytes,
    @Nullable Long maxValidationBytes,
    @Nullable Long maxLineBytes)
    implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** No limits: what a run without a model has. */
  public static final Limits NONE =
      new Limits(null, null, null, null, true, null, null, null, null, null, null, null, null);
}
