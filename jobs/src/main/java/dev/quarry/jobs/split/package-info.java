/**
 * Decides the side of each record and who stays when a set is too large. Imports {@code config} and
 * {@code model}.
 */
@NullMarked
package dev.quarry.jobs.split;

import org.jspecify.annotations.NullMarked;
