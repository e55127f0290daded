/**
 * The job {@code models}: prints the model catalogue. Imports {@code model} and {@code console}.
 */
@NullMarked
package dev.quarry.jobs.models;

import org.jspecify.annotations.NullMarked;
