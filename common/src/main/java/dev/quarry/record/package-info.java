/**
 * The words every other package speaks: one training example and its parts. Imports nothing of
 * Quarry.
 */
@NullMarked
package dev.quarry.record;

import org.jspecify.annotations.NullMarked;
