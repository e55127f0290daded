package dev.quarry.model;

import dev.quarry.error.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A row of the catalogue: what AWS publishes about one technique of one model.
 *
 * @param technique the technique
 * @param format the id of the layout that the job reads
 * @param service where the job runs
 * @param modalities what a user turn may hold
 * @param limits what is accepted of a data set
 * @param hyperparameters the job's knobs, in the order of AWS's table; empty where none is
 *     documented
 * @param teachers the ids of the models that can teach, for distillation
 * @param notes what a reader should know besides
 * @param sources the pages and scripts that the row comes from
 * @param asOf when they were read: a day, a month, a year or {@code undated}
 */
public record TechniqueSpec(
    Technique technique,
    String format,
    Service service,
    Set<String> modalities,
    Limits limits,
    List<Hyperparameter> hyperparameters,
    List<String> teachers,
    List<String> notes,
    List<String> sources,
    String asOf) {

  /** Copies every collection. */
  public TechniqueSpec {
    modalities = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(modalities));
    hyperparameters = List.copyOf(hyperparameters);
    teachers = List.copyOf(teachers);
    notes = List.copyOf(notes);
    sources = List.copyOf(sources);
  }

  /** Returns the knob with this name. */
  public Optional<Hyperparameter> findHyperparameter(String name) {
    return hyperparameters.stream().filter(knob -> knob.name().equals(name)).findFirst();
  }

  /** Returns how often the service reads the set by default; empty where that is not published. */
  public Optional<Integer> defaultEpochs() {
    return findHyperparameter("epochCount").map(Hyperparameter::defaultValue).map(Integer::valueOf);
  }

  /**
   * Returns what is wrong with the values given to a job: unknown names and values out of range.
   * Empty where the knobs of this row are not documented.
   */
  public List<String> faultsOf(Map<String, String> values) {
    List<String> faults = new ArrayList<>();
    if (hyperparameters.isEmpty()) {
      return faults;
    }
    Set<String> names = new TreeSet<>(hyperparameters.stream().map(Hyperparameter::name).toList());
    for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
      findHyperparameter(value.getKey())
          .map(knob -> knob.faultOf(value.getValue()))
          .orElseGet(
              () ->
                  Optional.of(
                      "Unknown hyperparameter: "
                          + value.getKey()
                          + Nearest.hint(value.getKey(), names)))
          .ifPresent(faults::add);
    }

    return faults;
  }
}
