/**
 * The shapes of rows that {@code fields: auto} recognises, with their registry. Imports {@code
 * mapping.draft}, {@code mapping.field}, {@code mapping.template}, {@code format}, {@code record}
 * and {@code error}.
 */
@NullMarked
package dev.quarry.mapping.shape;

import org.jspecify.annotations.NullMarked;
