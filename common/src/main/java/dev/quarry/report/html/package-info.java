/**
 * Writing HTML from text that nobody vouches for, and reading report figures that may be absent.
 * May import Jackson and nothing else of Quarry.
 */
@NullMarked
package dev.quarry.report.html;

import org.jspecify.annotations.NullMarked;
