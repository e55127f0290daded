/**
 * One JSONL layout of records each, with its registry. Imports {@code record}, {@code text} and
 * {@code error}.
 */
@NullMarked
package dev.quarry.format;

import org.jspecify.annotations.NullMarked;
