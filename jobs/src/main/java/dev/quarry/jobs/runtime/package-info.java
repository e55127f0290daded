/** Spark sessions, storage and the console, for every job. Imports {@code error}. */
@NullMarked
package dev.quarry.jobs.runtime;

import org.jspecify.annotations.NullMarked;
