/**
 * Parquet, ORC, Avro and tables by Spark's own readers, and what to do with those that fail.
 * Imports {@code jobs.source}, {@code jobs.runtime} and {@code error}.
 */
@NullMarked
package dev.quarry.jobs.prepare.columnar;

import org.jspecify.annotations.NullMarked;
