/**
 * The job {@code estimate}: what training and serving cost; and its command {@code calibrate},
 * which fits token estimates to a model. Imports {@code cost}, {@code model}, {@code token}, {@code
 * text}, {@code aws} and {@code console}.
 */
@NullMarked
package dev.quarry.jobs.estimate;

import org.jspecify.annotations.NullMarked;
