/** Decides the side of each record and who stays when a set is too large. */
@NullMarked
package dev.quarry.jobs.split;

import org.jspecify.annotations.NullMarked;
