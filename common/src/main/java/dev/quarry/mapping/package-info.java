/**
 * Turns raw rows into records: fields, known shapes, templates. Imports {@code record}, {@code
 * format}, {@code config}, {@code error} and its own sub-packages, of which {@code field} stands
 * lowest, then {@code template}, {@code draft} and {@code shape}.
 */
@NullMarked
package dev.quarry.mapping;

import org.jspecify.annotations.NullMarked;
