package dev.quarry.jobs.models;

import dev.quarry.config.Section;
import dev.quarry.error.UserException;
import dev.quarry.format.Formats;
import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run works for, as a config names it. */
public final class Targets {
  private Targets() {}

  /**
   * Returns the target that {@code model}, {@code technique} and {@code format} name; some other
   * one where there is a fault, which goes to the section's problems.
   */
  public static Target from(Section top, Catalogue catalogue) {
    Optional<String> model = top.text("model").filter(text -> !text.isBlank());
    Optional<String> technique = top.text("technique");
    Optional<String> format = top.text("format");
    try {
      if (model.isPresent()) {
        return catalogue.target(
            model.get(),
            technique.map(Technique::byId).orElse(null),
            format.map(id -> Formats.byId(id).id()).orElse(null));
      }
      if (format.isPresent()) {
        return Target.ofFormat(Formats.byId(format.get()).id());
      }
      top.problems().add("Missing model: name a model of 'quarry models', or a format alone");
    } catch (UserException e) {
      top.problems().add(String.valueOf(e.getMessage()));
    }

    return Target.ofFormat("prompt-completion");
  }

  /**
   * Returns what a reader should know of a target before anything else.
   *
   * @param today the day by which models are active, legacy or ended
   */
  public static List<String> warnings(Target target, Catalogue catalogue, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    if (target.model() == null) {
      Formats.byId(target.format()).caution().ifPresent(warnings::add);
      return warnings;
    }
    ModelSpec model = catalogue.byId(target.model());
    TechniqueSpec row = model.technique(target.technique());
    warnings.addAll(catalogue.warnings(model, row.technique(), today));
    if (!row.format().equals(target.format())) {
      warnings.add(model.name() + " reads " + row.format() + ", not " + target.format());
    }

    return warnings;
  }
}
