/**
 * Judges of records, one class each, with their registry, and the rules for a whole set. Imports
 * {@code check.part}, {@code record}, {@code text}, {@code token}, {@code model}, {@code config}
 * and {@code error}.
 */
@NullMarked
package dev.quarry.check;

import org.jspecify.annotations.NullMarked;
