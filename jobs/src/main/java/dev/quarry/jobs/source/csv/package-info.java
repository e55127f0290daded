/** How CSV is laid out, by RFC 4180 and beyond. Imports {@code config}. */
@NullMarked
package dev.quarry.jobs.source.csv;

import org.jspecify.annotations.NullMarked;
