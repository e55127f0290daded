/**
 * Token estimators, one class each, with their registry and calibrations. Imports {@code record},
 * {@code text}, {@code config} and {@code error}.
 */
@NullMarked
package dev.quarry.token;

import org.jspecify.annotations.NullMarked;
