package dev.quarry.jobs.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.Job;
import dev.quarry.jobs.RunOptions;
import dev.quarry.jobs.models.CatalogueFile;
import dev.quarry.jobs.models.Targets;
import dev.quarry.jobs.runtime.Progress;
import dev.quarry.jobs.runtime.SparkRuntime;
import dev.quarry.jobs.runtime.SparkRuntime.LogLevel;
import dev.quarry.model.Catalogue;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks existing JSONL against a model and a technique, and names every fault by its line. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks existing JSONL against a model and a technique: every fault by its line.",
    synopsisHeading = "%nUsage: ",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  quarry validate train.jsonl --validation validation.jsonl --model claude-3-haiku",
      "  quarry validate s3://bucket/sets/faq-v1 --model nova-micro --json",
      "  quarry validate 'prompts/*.jsonl' --format batch-inference --set read.partitions=64",
      "  quarry validate --rules",
      "",
      "Exit code 0 when there are no errors, 3 when there are. Of a folder that prepare wrote,",
      "train.jsonl and validation.jsonl are checked; of another folder, all that ends in .jsonl.",
      "",
      "Config keys: model, technique, format, catalogue, checks, tokens, max-faults,",
      "read.partitions, read.max-line (16MiB)"
    })
public final class ValidateJob implements Job {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files, folders or globs, local or s3://: together the training set.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--model", paramLabel = "ID", description = "An id or alias of 'quarry models'.")
  private @Nullable String model;

  @Option(
      names = "--technique",
      paramLabel = "TECHNIQUE",
      description = "sft, cpt, distillation, rft, dpo. Default: the model's only one, or sft.")
  private @Nullable String technique;

  @Option(
      names = "--format",
      paramLabel = "ID",
      description = "A layout instead of the model's; or alone, without a model.")
  private @Nullable String format;

  @Option(
      names = "--validation",
      paramLabel = "FILE",
      description = "The validation set, judged together with the training set.")
  private List<String> validation = new ArrayList<>();

  @Option(
      names = "--max-faults",
      paramLabel = "N",
      description = "How many faults of each rule are shown, 1000; all are counted.")
  private @Nullable String maxFaults;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A catalogue file to lay over the built-in one, YAML.")
  private @Nullable String catalogueFile;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--rules", description = "List every rule and where it comes from, and end.")
  private boolean rules;

  @Mixin private RunOptions options = new RunOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Clock clock;

  /** Creates the job. */
  public ValidateJob() {
    this(Clock.systemUTC());
  }

  /** Creates the job with a clock of its own; only warnings about a model's life depend on it. */
  ValidateJob(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ExitCode run() throws Exception {
    if (rules) {
      printRules();
      return ExitCode.DONE;
    }
    if (files.isEmpty()) {
      throw new UserException("Missing FILE: a file, folder or glob to check (or --rules)");
    }
    ObjectNode tree = tree();
    Catalogue catalogue = CatalogueFile.load(tree.path("catalogue").asText(""));
    ValidateConfig config = ValidateConfig.from(tree, options.name(), catalogue);
    Progress progress = new Progress(spec.commandLine().getErr(), System::nanoTime);
    Targets.warnings(config.target(), catalogue, LocalDate.now(clock))
        .forEach(warning -> progress.say("Warning: " + warning));
    Verdict verdict = validate(config, progress);
    print(verdict, progress);

    return verdict.isValid() ? ExitCode.DONE : ExitCode.GATE;
  }

  /** Returns the settings, with the command line's own options over all others. */
  private ObjectNode tree() {
    ObjectNode tree = options.load();
    put(tree, "model", model);
    put(tree, "technique", technique);
    put(tree, "format", format);
    put(tree, "max-faults", maxFaults);
    put(tree, "catalogue", catalogueFile);

    return tree;
  }

  private static void put(ObjectNode tree, String key, @Nullable String value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  private Verdict validate(ValidateConfig config, Progress progress) {
    progress.begin("start");
    SparkSession session =
        SparkRuntime.open(
            "quarry validate", options.isVerbose() ? LogLevel.VERBOSE : LogLevel.QUIET);
    progress.end("Spark " + session.version() + ", " + session.sparkContext().master());
    progress.begin("check");
    Selection selection =
        Selection.of(files, validation, session.sparkContext().hadoopConfiguration());
    selection.notes().forEach(note -> progress.say("Note: " + note));
    Verdict verdict = new Validation(session, config).run(selection);
    progress.end(verdict.records() + (verdict.records() == 1 ? " record" : " records"));

    return verdict;
  }

  private void print(Verdict verdict, Progress progress) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    VerdictText text = new VerdictText(verdict);
    if (json) {
      out.println(pretty(VerdictJson.of(verdict)));
    } else {
      text.print(out::println);
    }
    out.flush();
    if (!verdict.isValid()) {
      progress.say("quarry: " + text.summary());
    } else if (!json) {
      out.println(text.summary());
    }
  }

  private void printRules() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(pretty(RuleList.json()));
    } else {
      RuleList.lines().forEach(out::println);
    }
    out.flush();
  }

  private static String pretty(ObjectNode node) throws JsonProcessingException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }
}
