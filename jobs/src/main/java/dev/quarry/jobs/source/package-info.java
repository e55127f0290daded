/**
 * Reads what the user brings, row by row, with the physical position of each row and without ever
 * failing on a broken one. Imports {@code jobs.source.bytes}, {@code jobs.source.csv}, {@code
 * jobs.runtime} and everything in {@code common}.
 */
@NullMarked
package dev.quarry.jobs.source;

import org.jspecify.annotations.NullMarked;
