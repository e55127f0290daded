package dev.quarry.jobs;

import dev.quarry.check.Checks;
import dev.quarry.error.ExitCode;
import dev.quarry.format.Formats;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Lifecycle;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Service;
import dev.quarry.model.TechniqueSpec;
import dev.quarry.token.Estimators;
import dev.quarry.transform.Transforms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The tables of the README, each made from the registry that it shows. */
final class ReadmeTables {
  private static final Map<String, Supplier<MarkdownTable>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("jobs", ReadmeTables::jobs);
    ALL.put("exit-codes", ReadmeTables::exitCodes);
    ALL.put("transforms", ReadmeTables::transforms);
    ALL.put("estimators", ReadmeTables::estimators);
    ALL.put("formats", ReadmeTables::formats);
    ALL.put("models", ReadmeTables::models);
    ALL.put("checks", ReadmeTables::checks);
  }

  private ReadmeTables() {}

  /** Returns the names of the tables: those of the comments around them. */
  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Returns the lines between the comments. */
  static String text(String name) {
    return Objects.requireNonNull(ALL.get(name), name).get().text();
  }

  private static MarkdownTable jobs() {
    MarkdownTable table = new MarkdownTable("job", "what it does");
    Main.commandLine().getSubcommands().forEach((name, command) -> addJob(table, name, command));

    return table;
  }

  private static void addJob(MarkdownTable table, String name, CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    table.row(code(name), sentence(String.join(" ", description)));
    command.getSubcommands().forEach((word, below) -> addJob(table, name + " " + word, below));
  }

  private static MarkdownTable exitCodes() {
    MarkdownTable table = new MarkdownTable("code", "means");
    for (ExitCode code : ExitCode.values()) {
      table.row(String.valueOf(code.code()), code.meaning());
    }

    return table;
  }

  private static MarkdownTable formats() {
    MarkdownTable table = new MarkdownTable("format", "what", "caution");
    Formats.all()
        .forEach(
            format ->
                table.row(
                    code(format.id()),
                    sentence(format.summary()),
                    format.caution().map(ReadmeTables::sentence).orElse("–")));

    return table;
  }

  /** Models with the same techniques at the same stage of life share a line. */
  private static MarkdownTable models() {
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (ModelSpec model : Catalogue.builtIn().all()) {
      List<String> key = List.of(techniques(model), life(model.lifecycle()));
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(code(model.id()));
    }
    MarkdownTable table = new MarkdownTable("model", "technique: format", "life");
    groups.forEach((key, ids) -> table.row(String.join(", ", ids), key.get(0), key.get(1)));

    return table;
  }

  private static String techniques(ModelSpec model) {
    return model.techniques().values().stream()
        .map(ReadmeTables::technique)
        .collect(Collectors.joining(" · "));
  }

  private static String technique(TechniqueSpec row) {
    String where = row.service() == Service.SAGEMAKER ? "on SageMaker " : "";

    return where + code(row.technique().id()) + ": " + code(row.format());
  }

  private static String life(Lifecycle life) {
    String ends = life.endOfLife() == null ? "" : ", end of life " + life.endOfLife();

    return switch (life.declared()) {
      case ACTIVE -> "active" + ends;
      case LEGACY -> "legacy" + ends;
      case ENDED -> "ended " + life.endOfLife();
      case WITHDRAWN -> "no longer offered";
    };
  }

  private static MarkdownTable checks() {
    MarkdownTable table = new MarkdownTable("check", "asks");
    Checks.registry().forEach(check -> table.row(code(check.id()), sentence(check.summary())));

    return table;
  }

  private static MarkdownTable transforms() {
    MarkdownTable table = new MarkdownTable("transform", "what it does", "by default");
    Transforms.all()
        .forEach(
            transform ->
                table.row(
                    code(transform.id()),
                    sentence(transform.summary()),
                    transform.isDefault() ? "on" : "off"));

    return table;
  }

  private static MarkdownTable estimators() {
    MarkdownTable table = new MarkdownTable("estimator", "what it goes by");
    Estimators.ids().forEach(id -> table.row(code(id), sentence(Estimators.summary(id))));

    return table;
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
