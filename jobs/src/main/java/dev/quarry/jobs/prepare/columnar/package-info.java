/**
 * Parquet, ORC, Avro and tables by Spark's own readers, and what to do with those that fail. May
 * import {@code jobs.source} and {@code jobs.runtime}.
 */
@NullMarked
package dev.quarry.jobs.prepare.columnar;

import org.jspecify.annotations.NullMarked;
