/**
 * How the model families name their request bodies: parameters, and conversations that become one
 * prompt. Imports {@code record} and {@code error}.
 */
@NullMarked
package dev.quarry.format.body;

import org.jspecify.annotations.NullMarked;
