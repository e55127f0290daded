package dev.quarry.jobs.models;

import dev.quarry.jobs.console.Figures;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Lifecycle;
import dev.quarry.model.Limits;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Price;
import dev.quarry.model.Service;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue as a table: one row per model and technique. */
final class ModelTable {
  private final Catalogue catalogue;
  private final LocalDate today;

  ModelTable(Catalogue catalogue, LocalDate today) {
    this.catalogue = catalogue;
    this.today = today;
  }

  /** Returns the table's lines, with what the columns mean below. */
  List<String> lines(List<ModelSpec> models, @Nullable Technique only) {
    TextTable table =
        new TextTable(
            "MODEL", "TECHNIQUE", "FORMAT", ">RECORDS", ">TOKENS", "STATUS", ">TRAIN USD/1K", "ID");
    for (ModelSpec model : models) {
      for (TechniqueSpec row : model.techniques().values()) {
        if (only == null || row.technique() == only) {
          add(table, model, row);
        }
      }
    }
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.add("");
    lines.add("RECORDS training records, \"all\" with the validation set; TOKENS of one record;");
    lines.add("- not published. quarry models MODEL shows everything, with sources and dates.");

    return lines;
  }

  private void add(TextTable table, ModelSpec model, TechniqueSpec row) {
    String price =
        row.service() == Service.BEDROCK && row.technique() != Technique.RFT
            ? catalogue
                .prices(model.id())
                .find(Price.TRAIN_PER_1K)
                .map(point -> point.usd().toPlainString())
                .orElse("-")
            : "by hour";
    table.add(
        model.shortName(),
        row.technique().id(),
        row.format(),
        records(row.limits()),
        tokens(row.limits()),
        status(model, row),
        price,
        model.id());
  }

  private String status(ModelSpec model, TechniqueSpec row) {
    Lifecycle lifecycle = model.lifecycle();
    Lifecycle.Status status = lifecycle.on(today);
    String when =
        switch (status) {
          case LEGACY -> lifecycle.legacy() == null ? "" : " " + lifecycle.legacy();
          case ENDED -> lifecycle.endOfLife() == null ? "" : " " + lifecycle.endOfLife();
          case ACTIVE, WITHDRAWN -> "";
        };

    return status.id() + when + (row.service() == Service.BEDROCK ? "" : ", " + row.service().id());
  }

  /** Returns how many records a set may have. */
  static String records(Limits limits) {
    String own = range(limits.minRecords(), limits.maxRecords());
    if (limits.minTotalRecords() != null || own.equals("-")) {
      String all = range(limits.minTotalRecords(), limits.maxTotalRecords());
      return all.equals("-") ? own : all + " all";
    }

    return own;
  }

  /** Returns how many tokens a record may have. */
  static String tokens(Limits limits) {
    if (limits.maxTokens() != null) {
      return Figures.count(limits.maxTokens());
    }
    if (limits.maxInputTokens() != null && limits.maxOutputTokens() != null) {
      return Figures.count(limits.maxInputTokens())
          + " + "
          + Figures.count(limits.maxOutputTokens());
    }

    return "-";
  }

  /** Returns a range with what is known of it. */
  static String range(@Nullable Long least, @Nullable Long most) {
    if (least == null) {
      return most == null ? "-" : "to " + Figures.count(most);
    }

    return most == null
        ? Figures.count(least) + " up"
        : Figures.count(least) + "-" + Figures.count(most);
  }
}
