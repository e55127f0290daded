package dev.quarry.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.ConfigTree;
import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that Quarry knows: data, not code. The built-in catalogue is {@code models.yaml} with
 * {@code prices.yaml}; a user's file can be laid over it. Immutable.
 */
public final class Catalogue {
  private static final String FOUNDATION_MODEL = ":foundation-model/";

  private final ObjectNode tree;
  private final Map<String, ModelSpec> models;
  private final Map<String, Teacher> teachers;
  private final Map<String, Prices> prices;
  private final List<IdPattern<String>> mistaken;
  private final List<IdPattern<Integer>> burndown;
  private final Map<String, ModelSpec> names = new HashMap<>();

  Catalogue(
      ObjectNode tree,
      Map<String, ModelSpec> models,
      Map<String, Teacher> teachers,
      Map<String, Prices> prices,
      List<IdPattern<String>> mistaken,
      List<IdPattern<Integer>> burndown) {
    this.tree = tree;
    this.models = models;
    this.teachers = teachers;
    this.prices = prices;
    this.mistaken = mistaken;
    this.burndown = burndown;
    for (ModelSpec model : models.values()) {
      namesOf(model).forEach(name -> names.put(name, model));
    }
  }

  /** Returns the catalogue that comes with Quarry. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /**
   * Returns this catalogue with a user's file over it: maps are merged, lists and single values are
   * replaced, a null takes a key away. Models may be named by an alias.
   *
   * @param yaml the text of the file
   * @param name what to call it in messages
   * @throws UserException with every fault at once
   */
  public Catalogue overlay(String yaml, String name) {
    Map<String, String> ids = new HashMap<>();
    names.forEach((alias, model) -> ids.put(alias, model.id()));
    ObjectNode over = ConfigTree.parse(yaml, name);
    over = Overlay.rename(over, "models", ids);
    over = Overlay.rename(over, "prices", ids);

    return CatalogueReader.read(Overlay.merge(tree, over), "catalogue " + name);
  }

  /** Returns every model, in the order of the file. */
  public List<ModelSpec> all() {
    return List.copyOf(models.values());
  }

  /** Returns every teacher of a distillation. */
  public List<Teacher> teachers() {
    return List.copyOf(teachers.values());
  }

  /**
   * Returns the model with this id, base id, alias or foundation-model ARN.
   *
   * @throws UserException that says what is wrong with the id, or names the nearest known one
   */
  public ModelSpec byId(String idOrAlias) {
    return find(idOrAlias).orElseThrow(() -> unknown(idOrAlias));
  }

  /** Returns the model with this id, base id, alias or foundation-model ARN; empty if unknown. */
  public Optional<ModelSpec> find(String idOrAlias) {
    int arn = idOrAlias.startsWith("arn:") ? idOrAlias.indexOf(FOUNDATION_MODEL) : -1;
    String id = arn < 0 ? idOrAlias : idOrAlias.substring(arn + FOUNDATION_MODEL.length());

    return Optional.ofNullable(names.get(id));
  }

  /**
   * Returns what a data set for a model is made for.
   *
   * @param model an id or alias
   * @param technique the technique; null stands for the model's only one, or else for {@code sft}
   * @param formatOverride the layout to write instead of the row's; null for the row's
   * @throws UserException for an unknown model, or a technique that it does not have
   */
  public Target target(
      String model, @Nullable Technique technique, @Nullable String formatOverride) {
    ModelSpec spec = byId(model);
    TechniqueSpec row = spec.technique(technique);

    return new Target(
        spec.id(),
        row.technique(),
        formatOverride == null ? row.format() : formatOverride,
        spec.family(),
        row.modalities(),
        row.limits());
  }

  /**
   * Returns what a user should know before preparing a set for a model and technique: that the
   * model is legacy, ended or withdrawn, or that the job is not a Bedrock job.
   *
   * @param today the day of the run
   */
  public List<String> warnings(ModelSpec model, Technique technique, LocalDate today) {
    return Warnings.of(model, model.technique(technique), today);
  }

  /** Returns the known prices of a model or teacher; none for an unknown one. */
  public Prices prices(String idOrAlias) {
    String id = find(idOrAlias).map(ModelSpec::id).orElse(idOrAlias);

    return prices.getOrDefault(id, new Prices(id, Map.of()));
  }

  /** Returns the ids of the price book. */
  Set<String> pricedIds() {
    return prices.keySet();
  }

  /**
   * Returns how many tokens of the quota one output token of a model costs, from AWS's page on
   * token burndown.
   *
   * @param modelId the id that inference is called with
   */
  public int burndown(String modelId) {
    return burndown.stream()
        .filter(pattern -> pattern.fits(modelId))
        .findFirst()
        .map(IdPattern::meaning)
        .orElse(1);
  }

  /** Returns every name that a config can call a model by. */
  static Set<String> namesOf(ModelSpec model) {
    Set<String> all = new LinkedHashSet<>();
    all.add(model.id());
    all.add(model.baseId());
    all.addAll(model.aliases());

    return all;
  }

  private UserException unknown(String id) {
    String hint =
        mistaken.stream()
            .filter(pattern -> pattern.fits(id))
            .findFirst()
            .map(pattern -> " (" + pattern.meaning() + ")")
            .or(() -> Nearest.to(id, names.keySet()).map(near -> " (did you mean " + near + "?)"))
            .orElseGet(() -> " (known: " + shortNames() + ")");

    return new UserException("Unknown model: " + id + hint);
  }

  private String shortNames() {
    List<String> shortNames = new ArrayList<>();
    all().forEach(model -> shortNames.add(model.shortName()));

    return String.join(", ", shortNames);
  }

  /** Holds the built-in catalogue, read once. */
  private static final class BuiltIn {
    static final Catalogue CATALOGUE =
        CatalogueReader.read(
            Overlay.merge(resource("models.yaml"), resource("prices.yaml")), "the catalogue");

    private static ObjectNode resource(String name) {
      try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("The jar has no dev/quarry/model/" + name);
        }
        return ConfigTree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
