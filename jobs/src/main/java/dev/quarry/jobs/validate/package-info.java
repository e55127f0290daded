/**
 * The job {@code validate}: existing JSONL against a model and a technique, every fault by its
 * line. Imports {@code jobs.console}, {@code jobs.models}, {@code jobs.prepare}, {@code
 * jobs.runtime}, {@code jobs.source}, {@code jobs.split}, {@code jobs.stage} and everything in
 * {@code common}.
 */
@NullMarked
package dev.quarry.jobs.validate;

import org.jspecify.annotations.NullMarked;
