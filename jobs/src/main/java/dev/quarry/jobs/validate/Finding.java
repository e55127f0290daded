package dev.quarry.jobs.validate;

import dev.quarry.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One fault and its place.
 *
 * @param file the file as the user would write it; null for the whole set
 * @param line its physical line, from 1; 0 for the whole file or set
 * @param fault what is wrong
 */
record Finding(@Nullable String file, long line, Fault fault) {}
