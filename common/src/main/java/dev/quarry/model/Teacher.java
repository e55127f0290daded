package dev.quarry.model;

import java.util.List;

/**
 * A model that distillation can learn from.
 *
 * @param id the id of the foundation model
 * @param name what to call it
 * @param profileOnly whether it is called through an inference profile only, not by its bare id
 * @param sources where the facts come from
 * @param asOf when they were read
 */
public record Teacher(
    String id, String name, boolean profileOnly, List<String> sources, String asOf) {

  /** Copies the sources. */
  public Teacher {
    sources = List.copyOf(sources);
  }
}
