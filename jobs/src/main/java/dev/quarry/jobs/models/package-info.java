/**
 * The job {@code models}: prints the model catalogue. Imports {@code jobs.console} and everything
 * in {@code common}.
 */
@NullMarked
package dev.quarry.jobs.models;

import org.jspecify.annotations.NullMarked;
