/**
 * The job {@code validate}: existing JSONL against a model and a technique, every fault by line.
 * May import the Spark shells and everything in {@code common}.
 */
@NullMarked
package dev.quarry.jobs.validate;

import org.jspecify.annotations.NullMarked;
