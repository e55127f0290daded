/** What jobs print: aligned tables and figures. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.jobs.console;

import org.jspecify.annotations.NullMarked;
