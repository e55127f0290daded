/**
 * Writes the output folder: splits as one object each, rejects, evidence, the manifest last.
 * Imports {@code jobs.runtime}, {@code jobs.source}, {@code jobs.split}, {@code jobs.stage} and
 * everything in {@code common}.
 */
@NullMarked
package dev.quarry.jobs.publish;

import org.jspecify.annotations.NullMarked;
