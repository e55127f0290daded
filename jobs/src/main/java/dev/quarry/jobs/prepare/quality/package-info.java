/**
 * What is measured of a finished set by Deequ and by counting, and the gates on it. Imports {@code
 * config} and {@code error}.
 */
@NullMarked
package dev.quarry.jobs.prepare.quality;

import org.jspecify.annotations.NullMarked;
