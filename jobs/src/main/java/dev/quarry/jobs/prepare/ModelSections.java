package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.cost.Cost;
import dev.quarry.cost.MissingFigure;
import dev.quarry.cost.TokenRange;
import dev.quarry.cost.TrainingCost;
import dev.quarry.cost.TrainingPlan;
import dev.quarry.cost.UsdRange;
import dev.quarry.format.Format;
import dev.quarry.jobs.models.Targets;
import dev.quarry.jobs.publish.PartSummary;
import dev.quarry.jobs.split.Side;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Limits;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.PriceReader;
import dev.quarry.model.Prices;
import dev.quarry.model.TechniqueSpec;
import dev.quarry.token.TokenPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a report that come from the model catalogue: target, limits, cost. */
final class ModelSections {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrepareConfig config;
  private final Catalogue catalogue;
  private final LocalDate today;
  private final @Nullable ModelSpec model;
  private final @Nullable TechniqueSpec row;

  ModelSections(PrepareConfig config, Catalogue catalogue, LocalDate today) {
    this.config = config;
    this.catalogue = catalogue;
    this.today = today;
    String id = config.target().model();
    this.model = id == null ? null : catalogue.byId(id);
    this.row = model == null ? null : model.technique(config.target().technique());
  }

  /** Returns what a reader should know of the model before anything else. */
  List<String> warnings() {
    return Targets.warnings(config.target(), catalogue, today);
  }

  ObjectNode target() {
    Format format = ReportBuilder.format(config);
    ObjectNode target = MAPPER.createObjectNode();
    target.put("model", config.target().model());
    target.put("name", model == null ? format.id() : model.name());
    target.put("technique", row == null ? null : row.technique().id());
    target.put("format", format.id());
    target.put("formatSummary", format.summary());
    target.put("caution", format.caution().orElse(null));
    if (model != null) {
      ObjectNode lifecycle = target.putObject("lifecycle");
      lifecycle.put("status", model.lifecycle().on(today).id());
      lifecycle.put("legacy", text(model.lifecycle().legacy()));
      lifecycle.put("endOfLife", text(model.lifecycle().endOfLife()));
    }

    return target;
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  ArrayNode limits(PartSummary summary) {
    ArrayNode rows = MAPPER.createArrayNode();
    Limits limits = config.target().limits();
    PartSummary.SideSummary train = summary.side(Side.TRAIN);
    PartSummary.SideSummary validation = summary.side(Side.VALIDATION);
    limit(
        rows, "training records", "records", limits.minRecords(), limits.maxRecords(), train.lines);
    if (config.split().validation().isWanted()) {
      limit(
          rows,
          "validation records",
          "records",
          limits.minValidationRecords(),
          limits.maxValidationRecords(),
          validation.lines);
    }
    limit(
        rows,
        "training and validation records",
        "records",
        limits.minTotalRecords(),
        limits.maxTotalRecords(),
        train.lines + validation.lines);
    Long maxTokens = limits.maxTokens() == null ? null : limits.maxTokens().longValue();
    limit(
        rows,
        "tokens of the longest record",
        "tokens",
        null,
        maxTokens,
        Math.max(train.limitTokens.max(), validation.limitTokens.max()));
    limit(rows, "training file", "bytes", null, limits.maxTrainBytes(), train.bytes);
    limit(rows, "validation file", "bytes", null, limits.maxValidationBytes(), validation.bytes);

    return rows;
  }

  private void limit(
      ArrayNode rows,
      String name,
      String unit,
      @Nullable Long min,
      @Nullable Long max,
      long actual) {
    if (min == null && max == null) {
      return;
    }
    ObjectNode limit = rows.addObject().put("limit", name);
    limit.put("min", min);
    limit.put("max", max);
    limit.put("actual", actual);
    limit.put("unit", unit);
    limit.put("ok", (min == null || actual >= min) && (max == null || actual <= max));
    limit.put("source", row == null ? null : String.join(", ", row.sources()));
  }

  ObjectNode cost(PartSummary summary, TokenPlan plan) {
    ObjectNode cost = MAPPER.createObjectNode();
    cost.put("currency", "USD");
    if (model == null || row == null) {
      cost.put("missing", "No model is named, so there is no price");
      return cost;
    }
    PartSummary.SideSummary train = summary.side(Side.TRAIN);
    int epochs = config.epochs() > 0 ? config.epochs() : row.defaultEpochs().orElse(1);
    cost.put("epochs", epochs);
    TrainingCost training =
        TrainingCost.of(
            row,
            TrainingPlan.of(
                new TokenRange(
                    (long) Math.floor(train.tokens.sum() * plan.planning().range().low()),
                    train.tokens.sum(),
                    (long) Math.ceil(train.tokens.sum() * plan.planning().range().high())),
                train.lines,
                epochs),
            prices(model),
            null);
    usd(cost.putObject("training"), training.training());
    if (training.storage().usd() != null) {
      cost.put("storagePerMonth", training.storage().usd().expected().doubleValue());
    }
    cost.put("formula", training.training().formula());
    training.training().basis().stream()
        .findFirst()
        .ifPresent(point -> cost.put("asOf", point.asOf()).put("origin", point.origin()));
    if (!training.training().isKnown()) {
      cost.putNull("training");
      cost.put(
          "missing",
          training.training().missing().stream()
              .map(MissingFigure::sentence)
              .collect(Collectors.joining("; ")));
    }

    return cost;
  }

  private Prices prices(ModelSpec of) {
    Prices prices = catalogue.prices(of.id());
    if (!(config.prices() instanceof ObjectNode own)) {
      return prices;
    }

    return prices.with(
        PriceReader.readOwn(new Section("prices", own, new Problems())), "your config");
  }

  private static void usd(ObjectNode node, Cost cost) {
    UsdRange usd = cost.usd();
    if (usd != null) {
      node.put("usd", usd.expected().doubleValue());
      node.put("low", usd.low().doubleValue());
      node.put("high", usd.high().doubleValue());
    }
  }
}
