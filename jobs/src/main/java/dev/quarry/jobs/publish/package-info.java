/** Writes the output folder: splits as one object each, rejects, evidence, the manifest last. */
@NullMarked
package dev.quarry.jobs.publish;

import org.jspecify.annotations.NullMarked;
