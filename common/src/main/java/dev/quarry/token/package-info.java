/**
 * Token estimators, one class each, with their registry. Imports {@code record}, {@code text} and
 * {@code error}.
 */
@NullMarked
package dev.quarry.token;

import org.jspecify.annotations.NullMarked;
