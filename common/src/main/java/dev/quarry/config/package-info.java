/**
 * Reads a run's settings: overlay of layers, typed access, all faults at once. Imports only {@code
 * error}.
 */
@NullMarked
package dev.quarry.config;

import org.jspecify.annotations.NullMarked;
