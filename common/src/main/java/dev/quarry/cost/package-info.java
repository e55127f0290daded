/**
 * What training and serving a customized model costs, worked out of the price book. Imports {@code
 * model} and {@code error}.
 */
@NullMarked
package dev.quarry.cost;

import org.jspecify.annotations.NullMarked;
