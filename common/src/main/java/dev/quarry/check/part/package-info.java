/**
 * What checks look at: the parts of a record by name, the traits of a target, tool specifications,
 * and where rules are published. Imports {@code record}, {@code model} and {@code error}.
 */
@NullMarked
package dev.quarry.check.part;

import org.jspecify.annotations.NullMarked;
