/** The bytes of a file: unpacked, and cut into lines and windows. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.jobs.source.bytes;

import org.jspecify.annotations.NullMarked;
