/** Benchmarks, run by hand through {@code scripts/bench}; never by the tests. */
@NullMarked
package dev.quarry.jobs.bench;

import org.jspecify.annotations.NullMarked;
