/**
 * Turns raw rows into records: fields, known shapes, templates. Imports {@code record}, {@code
 * config} and {@code error}.
 */
@NullMarked
package dev.quarry.mapping;

import org.jspecify.annotations.NullMarked;
