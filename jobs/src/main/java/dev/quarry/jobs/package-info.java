/** The launcher and the registry of jobs; may import everything below it. */
@NullMarked
package dev.quarry.jobs;

import org.jspecify.annotations.NullMarked;
