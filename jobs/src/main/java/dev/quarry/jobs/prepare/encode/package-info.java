/** Writes records as bytes of UTF-8. Imports {@code text}. */
@NullMarked
package dev.quarry.jobs.prepare.encode;

import org.jspecify.annotations.NullMarked;
