/**
 * Charts as inline SVG, drawn without script. Horizontal positions are percentages, so that a chart
 * fits any screen while its letters keep their size. May import {@code report.html}.
 */
@NullMarked
package dev.quarry.report.chart;

import org.jspecify.annotations.NullMarked;
