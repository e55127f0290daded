package dev.quarry.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Words what a user should know before preparing a set for a model. */
final class Warnings {
  private Warnings() {}

  /** Returns the warnings of a model and technique on a day. */
  static List<String> of(ModelSpec model, TechniqueSpec row, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    addLifecycle(model, today, warnings);
    if (row.service() != Service.BEDROCK) {
      warnings.add(
          row.technique().id()
              + " of "
              + model.name()
              + " is not a Bedrock customization job: it is "
              + row.service().description()
              + source(row.sources(), row.asOf()));
    }

    return warnings;
  }

  private static void addLifecycle(ModelSpec model, LocalDate today, List<String> warnings) {
    Lifecycle lifecycle = model.lifecycle();
    String source = source(lifecycle.sources(), lifecycle.asOf());
    switch (lifecycle.on(today)) {
      case ACTIVE -> addComing(model, warnings);
      case LEGACY ->
          warnings.add(
              model.id()
                  + " is legacy"
                  + (lifecycle.legacy() == null ? "" : " since " + lifecycle.legacy())
                  + ": Bedrock takes no new customization jobs on it"
                  + (lifecycle.endOfLife() == null
                      ? ""
                      : ", and it ends on " + lifecycle.endOfLife())
                  + source);
      case ENDED ->
          warnings.add(
              model.id()
                  + " reached its end of life"
                  + (lifecycle.endOfLife() == null ? "" : " on " + lifecycle.endOfLife())
                  + ": the set can be prepared, but no job trains on it any more"
                  + source);
      case WITHDRAWN ->
          warnings.add(
              model.id()
                  + " is not offered: AWS's list of customizable models no longer has it;"
                  + " the set can be prepared, but no current job takes it"
                  + source);
    }
  }

  private static void addComing(ModelSpec model, List<String> warnings) {
    Lifecycle lifecycle = model.lifecycle();
    if (lifecycle.legacy() != null) {
      warnings.add(
          model.id()
              + " becomes legacy on "
              + lifecycle.legacy()
              + ": Bedrock takes no new customization jobs on it from then on"
              + source(lifecycle.sources(), lifecycle.asOf()));
    } else if (lifecycle.endOfLife() != null) {
      warnings.add(
          model.id()
              + " ends on "
              + lifecycle.endOfLife()
              + source(lifecycle.sources(), lifecycle.asOf()));
    }
  }

  private static String source(List<String> sources, String asOf) {
    return " (as of "
        + asOf
        + ", "
        + String.join(", ", sources.subList(0, Math.min(1, sources.size())))
        + ")";
  }
}
