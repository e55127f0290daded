/** Spark sessions, storage and the console, for every job. Imports nothing of the other jobs. */
@NullMarked
package dev.quarry.jobs.runtime;

import org.jspecify.annotations.NullMarked;
