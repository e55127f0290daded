/** The job that turns raw data into a training set: settings, the narrow pass, the wiring. */
@NullMarked
package dev.quarry.jobs.prepare;

import org.jspecify.annotations.NullMarked;
