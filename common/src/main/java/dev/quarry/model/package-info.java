/**
 * The model catalogue: data about models, techniques, limits and prices. Imports {@code error} and
 * {@code config}.
 */
@NullMarked
package dev.quarry.model;

import org.jspecify.annotations.NullMarked;
