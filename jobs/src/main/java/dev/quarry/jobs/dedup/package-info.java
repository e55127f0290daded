/** Finds repeats among the keys of staged rows. */
@NullMarked
package dev.quarry.jobs.dedup;

import org.jspecify.annotations.NullMarked;
