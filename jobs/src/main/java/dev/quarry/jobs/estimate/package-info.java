/**
 * The job {@code estimate}: what training and serving cost. Imports {@code cost}, {@code model} and
 * {@code console}.
 */
@NullMarked
package dev.quarry.jobs.estimate;

import org.jspecify.annotations.NullMarked;
