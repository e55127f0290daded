/**
 * The job that turns raw data into a training set: settings, the narrow pass, the wiring. Imports
 * {@code jobs.prepare.columnar}, {@code jobs.prepare.encode}, {@code jobs.prepare.quality}, {@code
 * jobs.console}, {@code jobs.dedup}, {@code jobs.models}, {@code jobs.publish}, {@code
 * jobs.runtime}, {@code jobs.source}, {@code jobs.split}, {@code jobs.stage} and everything in
 * {@code common}.
 */
@NullMarked
package dev.quarry.jobs.prepare;

import org.jspecify.annotations.NullMarked;
