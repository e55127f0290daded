package dev.quarry.jobs.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.error.ExitCode;
import dev.quarry.jobs.Job;
import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Technique;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the model catalogue: one row per model and technique, or everything about one model. */
@Command(
    name = "models",
    description = "Shows the models, their techniques, formats, limits and prices.",
    mixinStandardHelpOptions = true)
public final class ModelsJob implements Job {
  private final LocalDate today;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A catalogue id or alias: shows everything about this model.")
  private @Nullable String model;

  @Option(
      names = "--technique",
      paramLabel = "TECHNIQUE",
      description = "Only this technique: sft, cpt, distillation, rft, dpo.")
  private @Nullable String technique;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "A catalogue file to lay over the built-in one, YAML.")
  private String overlay = "";

  /** Creates the job for today. */
  public ModelsJob() {
    this(LocalDate.now(Clock.systemUTC()));
  }

  /**
   * Creates the job.
   *
   * @param today the day by which models are active, legacy or ended
   */
  ModelsJob(LocalDate today) {
    this.today = today;
  }

  @Override
  public ExitCode run() throws Exception {
    Catalogue catalogue = CatalogueFile.load(overlay);
    Technique only = technique == null ? null : Technique.byId(technique);
    List<ModelSpec> models = model == null ? catalogue.all() : List.of(catalogue.byId(model));
    if (model != null && only != null) {
      models.get(0).technique(only);
    }
    PrintWriter out = Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new ModelsJson(catalogue, today).of(models, only)));
    } else if (model != null) {
      new ModelPage(catalogue, today).lines(models.get(0), only).forEach(out::println);
    } else {
      new ModelTable(catalogue, today).lines(models, only).forEach(out::println);
    }
    out.flush();

    return ExitCode.DONE;
  }
}
