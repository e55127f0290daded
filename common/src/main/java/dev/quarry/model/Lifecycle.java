package dev.quarry.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a model stands in its life. Dates are per Region and may move; the source says when they
 * were read.
 *
 * @param declared what the source says
 * @param legacy from when on no new jobs are taken, or null where no date is published
 * @param endOfLife from when on the model is gone, or null where no date is published
 * @param sources where the facts come from
 * @param asOf when they were read
 */
public record Lifecycle(
    Status declared,
    @Nullable LocalDate legacy,
    @Nullable LocalDate endOfLife,
    List<String> sources,
    String asOf) {

  /** Copies the sources. */
  public Lifecycle {
    sources = List.copyOf(sources);
  }

  /** A stage of a model's life. */
  public enum Status {
    /** Takes new customization jobs. */
    ACTIVE,
    /** Takes no new jobs; what exists goes on. */
    LEGACY,
    /** Gone. */
    ENDED,
    /** Absent from AWS's list of customizable models, with no date given. */
    WITHDRAWN;

    /** Returns the word that the catalogue uses, such as {@code active}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the stage on a day: by the dates where there are any, else as declared. */
  public Status on(LocalDate day) {
    if (endOfLife != null && !day.isBefore(endOfLife)) {
      return Status.ENDED;
    }
    if (legacy != null && !day.isBefore(legacy)) {
      return Status.LEGACY;
    }

    return switch (declared) {
      case ACTIVE, WITHDRAWN -> declared;
      case LEGACY -> legacy == null ? Status.LEGACY : Status.ACTIVE;
      case ENDED -> endOfLife == null ? Status.ENDED : Status.ACTIVE;
    };
  }
}
