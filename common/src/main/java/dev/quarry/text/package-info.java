/** Kernels over characters: classes, normal forms, hashing. Imports nothing of Quarry. */
@NullMarked
package dev.quarry.text;

import org.jspecify.annotations.NullMarked;
