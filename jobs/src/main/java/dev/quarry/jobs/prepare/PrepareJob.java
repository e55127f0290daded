package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.ExitCode;
import dev.quarry.jobs.Job;
import dev.quarry.jobs.RunOptions;
import dev.quarry.jobs.models.CatalogueFile;
import dev.quarry.jobs.publish.OutputFolder.Overwrite;
import dev.quarry.jobs.runtime.Progress;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import dev.quarry.model.Catalogue;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns raw data into a training set that Bedrock accepts, with a report. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Turns raw data into a training set that Bedrock accepts, with a report.",
    synopsisHeading = "%nUsage: ",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  quarry prepare --config conf/examples/quickstart.yaml",
      "  quarry prepare --config my.yaml --set split.validation=500 --overwrite",
      "  quarry prepare --set model=nova-micro --set sources[0].path=faq.jsonl --set output=out/faq",
      "",
      "Writes train.jsonl, validation.jsonl, rejects/, duplicates/, metrics/, report.html,",
      "report.json and, last, manifest.json under 'output'. Every row that is read ends in one of",
      "them: the ledger closes. Exit code 3 when the set is too small for the model or a gate",
      "fails; the set and its report are written all the same.",
      "",
      "Config keys (see the examples in conf/examples):",
      "  model, technique     an id of 'quarry models'; or 'format' alone",
      "  sources              path, format, fields, template, records, max-line",
      "  transforms, checks   lists; the defaults change no meaning and follow AWS's validators",
      "  dedup                exact: true",
      "  split                validation: 0.1, test: 0.0, seed: 42, stratify-by, group-by, exact",
      "  tokens               estimator: auto, limit-estimator, calibration",
      "  gates                such as 'label-imbalance <= 3'",
      "  publish              encryption, kms-key, bucket-owner, acl (for S3)",
      "  output               the folder of the set"
    })
public final class PrepareJob implements Job {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--overwrite",
      description = "Replace a finished set in the output folder. Default: refuse.")
  private boolean overwrite;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  /** Creates the job. */
  public PrepareJob() {
    this(Clock.systemUTC());
  }

  /** Creates the job with a clock of its own; only warnings about a model's life depend on it. */
  PrepareJob(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ExitCode run() throws Exception {
    ObjectNode tree = options.load();
    Catalogue catalogue = CatalogueFile.load(tree.path("catalogue").asText(""));
    PrepareConfig config = PrepareConfig.from(tree, options.name(), catalogue);
    Progress progress = new Progress(spec.commandLine().getErr(), System::nanoTime);
    ModelSections model = new ModelSections(config, catalogue, LocalDate.now(clock));
    model.warnings().forEach(warning -> progress.say("Warning: " + warning));
    progress.begin("start");
    var session =
        SparkRuntime.open(
            "quarry prepare", options.isVerbose() ? LogLevel.VERBOSE : LogLevel.QUIET);
    progress.end("Spark " + session.version() + ", " + session.sparkContext().master());
    Preparation preparation = new Preparation(session, config, model, progress);

    return preparation.run(overwrite ? Overwrite.REPLACE : Overwrite.REFUSE, this::print);
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
  }
}
