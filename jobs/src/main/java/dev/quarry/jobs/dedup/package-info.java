/** Finds repeats among the keys of staged rows. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.jobs.dedup;

import org.jspecify.annotations.NullMarked;
