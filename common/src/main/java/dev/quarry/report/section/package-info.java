/**
 * The parts of the report page, one class each, listed in {@link Sections}. May import {@code
 * report.chart} and {@code report.html}.
 */
@NullMarked
package dev.quarry.report.section;

import org.jspecify.annotations.NullMarked;
