package dev.quarry.jobs.estimate;

import dev.quarry.cost.TokenRange;

/**
 * How large a training set is.
 *
 * @param tokens its tokens, read once
 * @param records its records; 0 where nobody knows
 * @param origin where the figures come from, for the report
 */
public record SetSize(TokenRange tokens, long records, String origin) {}
