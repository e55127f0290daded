/**
 * Where values stand in a row and how they are read: field names, paths, scopes, the faults of
 * reading. Imports {@code record} and {@code error}.
 */
@NullMarked
package dev.quarry.mapping.field;

import org.jspecify.annotations.NullMarked;
