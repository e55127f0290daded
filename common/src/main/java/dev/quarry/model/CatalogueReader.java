package dev.quarry.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads the whole catalogue and reports every fault at once. */
final class CatalogueReader {
  private final Problems problems = new Problems();
  private final Section top;
  private final Provenance provenance;

  CatalogueReader(ObjectNode tree) {
    this.top = new Section("", tree, problems);
    Map<String, String> tags = new HashMap<>();
    tags.putAll(rows("sources", Section::requiredText));
    tags.putAll(rows("origins", Section::requiredText));
    this.provenance = new Provenance(tags);
  }

  /**
   * Returns the catalogue of a tree.
   *
   * @param name what to call it in messages
   * @throws dev.quarry.error.UserException with every fault
   */
  static Catalogue read(ObjectNode tree, String name) {
    CatalogueReader reader = new CatalogueReader(tree);
    Catalogue catalogue = reader.catalogue(tree);
    reader.problems.throwIfAny(name);

    return catalogue;
  }

  private Catalogue catalogue(ObjectNode tree) {
    ModelReader models = new ModelReader(provenance);
    PriceReader prices = new PriceReader(provenance);
    Map<String, ModelSpec> specs =
        rows("models", (section, id) -> models.read(id, section.section(id)));
    Catalogue catalogue =
        new Catalogue(
            tree,
            specs,
            rows("teachers", (section, id) -> teacher(id, section.section(id))),
            rows("prices", (section, id) -> prices.read(id, section.section(id))),
            patterns("mistaken-ids", "message"),
            factors());
    checkNames(specs);
    top.close();

    return catalogue;
  }

  private <V> Map<String, V> rows(String map, BiFunction<Section, String, V> reader) {
    Section section = top.section(map);
    Map<String, V> rows = new LinkedHashMap<>();
    for (String key : section.keys()) {
      if (section.has(key)) {
        rows.put(key, reader.apply(section, key));
      }
    }

    return rows;
  }

  private Teacher teacher(String id, Section section) {
    Teacher teacher =
        new Teacher(
            id,
            section.text("name", id),
            section.flag("profile-only", false),
            provenance.sources(section),
            provenance.asOf(section));
    section.close();

    return teacher;
  }

  private List<IdPattern<String>> patterns(String list, String meaning) {
    List<IdPattern<String>> patterns = new ArrayList<>();
    for (Section section : top.sections(list)) {
      patterns.add(new IdPattern<>(section.requiredText("match"), section.requiredText(meaning)));
      section.close();
    }

    return patterns;
  }

  private List<IdPattern<Integer>> factors() {
    List<IdPattern<Integer>> patterns = new ArrayList<>();
    for (Section section : top.sections("burndown")) {
      long factor = section.count("factor", 1, 1000).orElse(1L);
      patterns.add(new IdPattern<>(section.requiredText("match"), Math.toIntExact(factor)));
      section.close();
    }

    return patterns;
  }

  private void checkNames(Map<String, ModelSpec> specs) {
    Map<String, String> owners = new HashMap<>();
    for (ModelSpec model : specs.values()) {
      for (String name : Catalogue.namesOf(model)) {
        String other = owners.putIfAbsent(name, model.id());
        if (other != null && !other.equals(model.id())) {
          problems.add(
              "Ambiguous name: " + name + " stands for " + other + " and for " + model.id());
        }
      }
    }
  }
}
