/**
 * Staged rows: what the narrow pass made of each row, kept on disk so that the wide passes move
 * keys only and the lines are read once more in order. May import {@code jobs.source}.
 */
@NullMarked
package dev.quarry.jobs.stage;

import org.jspecify.annotations.NullMarked;
