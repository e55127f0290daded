package dev.quarry.model;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a data set is made for: a model and a technique, or a format alone. It decides the layout
 * and every limit. Immutable and serialisable; crosses to executors.
 *
 * @param model the catalogue id of the model, or null for a format without a model
 * @param technique the technique, or null for a format without a model
 * @param format the id of the layout
 * @param family the model family whose habits the checks know: {@code nova}, {@code nova-2}, {@code
 *     claude}, {@code llama}, {@code titan}, {@code cohere}, {@code openai}, {@code qwen}; {@code
 *     none} without a model
 * @param modalities what a user turn may hold: {@code text}, {@code image}, {@code video}, {@code
 *     document}, {@code tool}, {@code reasoning}; empty means that nothing is known, and nothing is
 *     checked
 * @param limits what AWS accepts
 */
public record Target(
    @Nullable String model,
    @Nullable Technique technique,
    String format,
    String family,
    Set<String> modalities,
    Limits limits)
    implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the modalities, sorted. */
  public Target {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(limits, "limits");
    modalities = java.util.Collections.unmodifiableSet(new TreeSet<>(modalities));
  }

  /** Returns the target of a run that names a format and no model. */
  public static Target ofFormat(String format) {
    return new Target(null, null, format, "none", Set.of(), Limits.NONE);
  }
}
