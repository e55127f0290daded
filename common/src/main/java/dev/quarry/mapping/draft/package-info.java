/**
 * Records in the making: conversations, transcripts and pairs of answers read out of a row. Imports
 * {@code mapping.field}, {@code mapping.template} and {@code record}.
 */
@NullMarked
package dev.quarry.mapping.draft;

import org.jspecify.annotations.NullMarked;
