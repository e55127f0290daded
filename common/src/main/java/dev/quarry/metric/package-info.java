/** Measures over many records, from mergeable state. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.metric;

import org.jspecify.annotations.NullMarked;
