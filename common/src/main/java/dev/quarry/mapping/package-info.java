/**
 * Turns raw rows into records: fields, known shapes, templates. Imports {@code record}, {@code
 * format}, {@code config}, {@code error} and, from the lowest, {@code mapping.field}, {@code
 * mapping.template}, {@code mapping.draft} and {@code mapping.shape}.
 */
@NullMarked
package dev.quarry.mapping;

import org.jspecify.annotations.NullMarked;
