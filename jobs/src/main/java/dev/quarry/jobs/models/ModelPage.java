package dev.quarry.jobs.models;

import dev.quarry.jobs.console.Figures;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Deployment;
import dev.quarry.model.Hyperparameter;
import dev.quarry.model.Limits;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Price;
import dev.quarry.model.PricePoint;
import dev.quarry.model.Prices;
import dev.quarry.model.Serving;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything about one model, for people. */
final class ModelPage {
  private final Catalogue catalogue;
  private final LocalDate today;

  ModelPage(Catalogue catalogue, LocalDate today) {
    this.catalogue = catalogue;
    this.today = today;
  }

  /** Returns the lines about a model, or about one technique of it. */
  List<String> lines(ModelSpec model, @Nullable Technique only) {
    List<String> lines = new ArrayList<>(head(model));
    for (TechniqueSpec row : model.techniques().values()) {
      if (only == null || row.technique() == only) {
        lines.add("");
        lines.addAll(technique(row));
      }
    }
    model.notOffered().forEach((technique, why) -> lines.add("no " + technique.id() + ": " + why));
    lines.add("");
    lines.addAll(prices(model));
    Set<String> warnings = new LinkedHashSet<>();
    for (TechniqueSpec row : model.techniques().values()) {
      if (only == null || row.technique() == only) {
        warnings.addAll(catalogue.warnings(model, row.technique(), today));
      }
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));

    return lines;
  }

  private List<String> head(ModelSpec model) {
    TextTable table =
        new TextTable()
            .add("id", model.id())
            .add("for inference", model.baseId())
            .add("also called", or(String.join(", ", model.aliases())))
            .add("provider", model.provider())
            .add("family", model.family())
            .add("regions", or(String.join(", ", model.regions())))
            .add(
                "status",
                model.lifecycle().on(today).id() + " (as of " + model.lifecycle().asOf() + ")")
            .add("legacy", or(model.lifecycle().legacy()))
            .add("end of life", or(model.lifecycle().endOfLife()))
            .add(
                "served",
                or(model.serving().stream().map(Serving::id).collect(Collectors.joining(", "))));
    Deployment deployment = model.deployment();
    if (deployment != null) {
      table.add(
          "on-demand quota",
          Figures.count(deployment.requestsPerMinute())
              + " requests a minute, "
              + Figures.count(deployment.tokensPerMinute())
              + " tokens a minute, "
              + Figures.count(deployment.tokensPerDay())
              + " tokens a day (as of "
              + deployment.asOf()
              + ")");
    }
    table.add("source", String.join(" ", model.lifecycle().sources()));
    List<String> lines = new ArrayList<>(List.of(model.name()));
    lines.addAll(table.lines("  "));

    return lines;
  }

  private static List<String> technique(TechniqueSpec row) {
    List<String> lines = new ArrayList<>();
    lines.add(row.technique().id() + ": " + row.service().description());
    TextTable table =
        new TextTable()
            .add("format", row.format())
            .add("a turn may hold", or(String.join(", ", row.modalities())));
    addLimits(table, row.limits());
    if (!row.teachers().isEmpty()) {
      table.add("teachers", String.join(", ", row.teachers()));
    }
    for (Hyperparameter knob : row.hyperparameters()) {
      String value = knob.defaultValue();
      table.add(knob.name(), knob.rule() + (value == null ? "" : "; default " + value));
    }
    row.notes().forEach(note -> table.add("note", note));
    table.add("as of", row.asOf());
    row.sources().forEach(source -> table.add("source", source));
    lines.addAll(table.lines("  "));

    return lines;
  }

  private static void addLimits(TextTable table, Limits limits) {
    table.add("training records", ModelTable.range(limits.minRecords(), limits.maxRecords()));
    table.add(
        "with validation", ModelTable.range(limits.minTotalRecords(), limits.maxTotalRecords()));
    table.add(
        "validation records",
        limits.validation()
            ? ModelTable.range(limits.minValidationRecords(), limits.maxValidationRecords())
            : "no validation set is taken");
    table.add("tokens of a record", most(limits.maxTokens()));
    if (limits.maxInputTokens() != null || limits.maxOutputTokens() != null) {
      table.add("tokens of its input", most(limits.maxInputTokens()));
      table.add("tokens of its output", most(limits.maxOutputTokens()));
    }
    table.add("training file, bytes", most(limits.maxTrainBytes()));
    table.add("validation file, bytes", most(limits.maxValidationBytes()));
    table.add("line, bytes", most(limits.maxLineBytes()));
  }

  private List<String> prices(ModelSpec model) {
    Prices prices = catalogue.prices(model.id());
    List<String> lines = new ArrayList<>(List.of("prices, USD"));
    TextTable table = new TextTable();
    for (Price price : Price.values()) {
      if (price == Price.TEACHER_INPUT_PER_1K || price == Price.TEACHER_OUTPUT_PER_1K) {
        continue;
      }
      PricePoint point = prices.find(price).orElse(null);
      if (point == null) {
        table.add(price.key(), "-", "", "no source; set prices." + price.key());
      } else {
        table.add(price.key(), point.usd().toPlainString(), asOf(point), point.origin());
      }
    }
    lines.addAll(table.lines("  "));

    return lines;
  }

  private static String asOf(PricePoint point) {
    return point.asOf().equals("undated") ? "undated" : "as of " + point.asOf();
  }

  private static String most(@Nullable Number figure) {
    return figure == null ? "-" : "to " + Figures.count(figure.longValue());
  }

  private static String or(@Nullable Object value) {
    String text = value == null ? "" : value.toString();

    return text.isEmpty() ? "-" : text;
  }
}
