package dev.quarry.jobs.models;

import dev.quarry.model.Catalogue;
import dev.quarry.model.Deployment;
import dev.quarry.model.Hyperparameter;
import dev.quarry.model.Limits;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.PricePoint;
import dev.quarry.model.Serving;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as JSON, with the keys of the catalogue file; what is not published is left out.
 */
final class ModelsJson {
  private final Catalogue catalogue;
  private final LocalDate today;

  ModelsJson(Catalogue catalogue, LocalDate today) {
    this.catalogue = catalogue;
    this.today = today;
  }

  /** Returns a list with one map per model that has the technique. */
  List<Map<String, Object>> of(List<ModelSpec> models, @Nullable Technique only) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (ModelSpec model : models) {
      if (only == null || model.find(only).isPresent()) {
        list.add(model(model, only));
      }
    }

    return list;
  }

  private Map<String, Object> model(ModelSpec model, @Nullable Technique only) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", model.id());
    json.put("name", model.name());
    json.put("provider", model.provider());
    json.put("family", model.family());
    json.put("base-id", model.baseId());
    json.put("aliases", model.aliases());
    json.put("regions", model.regions());
    json.put("status", model.lifecycle().on(today).id());
    put(json, "legacy", text(model.lifecycle().legacy()));
    put(json, "end-of-life", text(model.lifecycle().endOfLife()));
    json.put("source", model.lifecycle().sources());
    json.put("as-of", model.lifecycle().asOf());
    json.put("serving", model.serving().stream().map(Serving::id).toList());
    put(json, "deployment", deployment(model.deployment()));
    Map<String, Object> techniques = new LinkedHashMap<>();
    for (TechniqueSpec row : model.techniques().values()) {
      if (only == null || row.technique() == only) {
        techniques.put(row.technique().id(), technique(model, row));
      }
    }
    json.put("techniques", techniques);
    Map<String, Object> notOffered = new LinkedHashMap<>();
    model.notOffered().forEach((technique, why) -> notOffered.put(technique.id(), why));
    json.put("not-offered", notOffered);
    json.put("prices", prices(model));

    return json;
  }

  private Map<String, Object> technique(ModelSpec model, TechniqueSpec row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", row.format());
    json.put("service", row.service().id());
    json.put("modalities", row.modalities());
    json.put("limits", limits(row.limits()));
    Map<String, Object> knobs = new LinkedHashMap<>();
    row.hyperparameters().forEach(knob -> knobs.put(knob.name(), knob(knob)));
    json.put("hyperparameters", knobs);
    json.put("teachers", row.teachers());
    json.put("notes", row.notes());
    json.put("source", row.sources());
    json.put("as-of", row.asOf());
    json.put("warnings", catalogue.warnings(model, row.technique(), today));

    return json;
  }

  private static Map<String, Object> limits(Limits limits) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "min-records", limits.minRecords());
    put(json, "max-records", limits.maxRecords());
    put(json, "min-total-records", limits.minTotalRecords());
    put(json, "max-total-records", limits.maxTotalRecords());
    json.put("validation", limits.validation());
    put(json, "min-validation-records", limits.minValidationRecords());
    put(json, "max-validation-records", limits.maxValidationRecords());
    put(json, "max-tokens", limits.maxTokens());
    put(json, "max-input-tokens", limits.maxInputTokens());
    put(json, "max-output-tokens", limits.maxOutputTokens());
    put(json, "max-train-bytes", limits.maxTrainBytes());
    put(json, "max-validation-bytes", limits.maxValidationBytes());
    put(json, "max-line-bytes", limits.maxLineBytes());

    return json;
  }

  private static Map<String, Object> knob(Hyperparameter knob) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", knob.type().id());
    put(json, "min", knob.min());
    put(json, "max", knob.max());
    put(json, "default", knob.defaultValue());
    if (!knob.allowed().isEmpty()) {
      json.put("allowed", knob.allowed());
    }

    return json;
  }

  private static @Nullable Map<String, Object> deployment(@Nullable Deployment deployment) {
    if (deployment == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("requests-per-minute", deployment.requestsPerMinute());
    json.put("tokens-per-minute", deployment.tokensPerMinute());
    json.put("tokens-per-day", deployment.tokensPerDay());
    json.put("source", deployment.sources());
    json.put("as-of", deployment.asOf());

    return json;
  }

  private Map<String, Object> prices(ModelSpec model) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (PricePoint point : catalogue.prices(model.id()).points().values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("usd", point.usd());
      one.put("as-of", point.asOf());
      one.put("origin", point.origin());
      json.put(point.price().key(), one);
    }

    return json;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void put(Map<String, Object> json, String key, @Nullable Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }
}
