/**
 * Rewrites of one text each, with their registry. Imports {@code text}, {@code config} and {@code
 * error}.
 */
@NullMarked
package dev.quarry.transform;

import org.jspecify.annotations.NullMarked;
