/** How Quarry fails: exit codes and user errors. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.error;

import org.jspecify.annotations.NullMarked;
