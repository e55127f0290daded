package dev.quarry.model;

import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads one model out of the catalogue file. */
final class ModelReader {
  private final Provenance provenance;
  private final TechniqueReader techniques;

  ModelReader(Provenance provenance) {
    this.provenance = provenance;
    this.techniques = new TechniqueReader(provenance);
  }

  /** Returns the model; faults go to the section's problems. */
  ModelSpec read(String id, Section row) {
    ModelSpec model =
        new ModelSpec(
            id,
            row.text("name", id),
            row.text("provider", "unknown"),
            row.requiredText("family"),
            row.text("base-id", id),
            row.texts("aliases"),
            row.texts("regions"),
            lifecycle(row.section("lifecycle")),
            serving(row),
            row.has("deployment") ? deployment(row.section("deployment")) : null,
            byTechnique(row.section("techniques"), this::technique),
            byTechnique(row.section("not-offered"), Section::requiredText));
    if (model.techniques().isEmpty()) {
      row.problems().add("Missing " + row.nameOf("techniques") + ": a model needs at least one");
    }
    row.close();

    return model;
  }

  private TechniqueSpec technique(Section section, String id) {
    return techniques.read(Technique.byId(id), section.section(id));
  }

  private static <V> Map<Technique, V> byTechnique(
      Section section, BiFunction<Section, String, V> reader) {
    Set<String> ids = new TreeSet<>(Arrays.stream(Technique.values()).map(Technique::id).toList());
    Map<Technique, V> values = new EnumMap<>(Technique.class);
    for (String id : section.keys()) {
      if (!ids.contains(id)) {
        section.problems().add("Unknown technique: " + section.nameOf(id) + Nearest.hint(id, ids));
      } else if (section.has(id)) {
        values.put(Technique.byId(id), reader.apply(section, id));
      }
    }

    return values;
  }

  private Lifecycle lifecycle(Section section) {
    Set<String> ids =
        new TreeSet<>(Arrays.stream(Lifecycle.Status.values()).map(Lifecycle.Status::id).toList());
    String status = section.choice("status", ids, Lifecycle.Status.ACTIVE.id());
    Lifecycle lifecycle =
        new Lifecycle(
            Lifecycle.Status.valueOf(status.toUpperCase(Locale.ROOT)),
            day(section, "legacy"),
            day(section, "end-of-life"),
            provenance.sources(section),
            provenance.asOf(section));
    section.close();

    return lifecycle;
  }

  private static @Nullable LocalDate day(Section section, String key) {
    String text = section.text(key).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      section.invalid(key, text, "a day such as 2026-09-10");
      return null;
    }
  }

  private static Set<Serving> serving(Section row) {
    Map<String, Serving> known = new TreeMap<>();
    for (Serving way : Serving.values()) {
      known.put(way.id(), way);
    }
    Set<Serving> ways = EnumSet.noneOf(Serving.class);
    for (String id : row.texts("serving")) {
      Serving way = known.get(id);
      if (way == null) {
        row.problems()
            .add("Invalid " + row.nameOf("serving") + ": " + id + Nearest.hint(id, known.keySet()));
      } else {
        ways.add(way);
      }
    }

    return ways;
  }

  private Deployment deployment(Section section) {
    Deployment deployment =
        new Deployment(
            section.count("requests-per-minute", 1, Long.MAX_VALUE).orElse(1L),
            section.count("tokens-per-minute", 1, Long.MAX_VALUE).orElse(1L),
            section.count("tokens-per-day", 1, Long.MAX_VALUE).orElse(1L),
            provenance.sources(section),
            provenance.asOf(section));
    section.close();

    return deployment;
  }
}
