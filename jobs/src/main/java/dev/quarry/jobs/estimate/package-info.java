/**
 * The job {@code estimate}: what training and serving cost; and its command {@code calibrate},
 * which fits token estimates to a model. Imports {@code jobs.console}, {@code jobs.models}, {@code
 * jobs.prepare}, {@code jobs.runtime} and everything in {@code common}.
 */
@NullMarked
package dev.quarry.jobs.estimate;

import org.jspecify.annotations.NullMarked;
