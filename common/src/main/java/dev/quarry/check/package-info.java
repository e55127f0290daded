/**
 * Judges of records, one class each, with their registry. Imports {@code record}, {@code text},
 * {@code token}, {@code model} and {@code error}.
 */
@NullMarked
package dev.quarry.check;

import org.jspecify.annotations.NullMarked;
