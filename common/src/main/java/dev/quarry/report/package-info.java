/**
 * The page that a person reads after a run: one self-contained HTML file made from {@code
 * report.json}. May import {@code report.section}, {@code report.html} and Jackson.
 */
@NullMarked
package dev.quarry.report;

import org.jspecify.annotations.NullMarked;
