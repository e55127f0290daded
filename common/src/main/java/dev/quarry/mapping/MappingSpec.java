package dev.quarry.mapping;

import dev.quarry.mapping.field.Strictness;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a {@link RowMapping} is built from. Immutable; crosses to executors, where each task builds
 * its mapping once.
 *
 * @param config the JSON text of an object with the keys {@code fields}, {@code template} and
 *     {@code records}, those that the user wrote
 * @param strictness what counts as a text
 */
public record MappingSpec(String config, Strictness strictness) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses nulls. */
  public MappingSpec {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(strictness, "strictness");
  }
}
