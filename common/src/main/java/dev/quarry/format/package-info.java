/**
 * One JSONL layout of records each, with its registry. A layout judges the structure of a line;
 * what the words mean to a model is for {@code check}. Where AWS's readers differ, the strictest
 * common form is written. Imports {@code format.body}, {@code record}, {@code text} and {@code
 * error}.
 *
 * <p>What a layout has no place for stops the encoding, but for what says nothing to a model:
 * label, group, source, scores, and the definitions of tools that no message uses.
 */
@NullMarked
package dev.quarry.format;

import org.jspecify.annotations.NullMarked;
