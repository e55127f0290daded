/**
 * Texts with placeholders, the same for training and for inference. Imports {@code mapping.field}.
 */
@NullMarked
package dev.quarry.mapping.template;

import org.jspecify.annotations.NullMarked;
