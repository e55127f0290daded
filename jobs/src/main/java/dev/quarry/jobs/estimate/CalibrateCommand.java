package dev.quarry.jobs.estimate;

import dev.quarry.aws.BedrockClientSettings;
import dev.quarry.aws.CountTokensClient;
import dev.quarry.error.ExitCode;
import dev.quarry.error.UserException;
import dev.quarry.jobs.Job;
import dev.quarry.token.BuiltInCalibrations;
import dev.quarry.token.Calibration;
import dev.quarry.token.CalibrationFit;
import dev.quarry.token.CalibrationFit.Pair;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Fits the factors of the estimator {@code calibrated} to one model: to a file of counted texts, or
 * to a sample that Bedrock's CountTokens counts.
 */
@Command(
    name = "calibrate",
    description = {
      "Fits token estimates to a model, from a file of counted texts (--pairs) or by asking",
      "Bedrock's CountTokens, which is free, for a sample of a corpus (--input)."
    },
    footer = {
      "",
      "Examples:",
      "  quarry estimate calibrate --model MODEL --input corpus.jsonl --field text \\",
      "      --pairs counted.jsonl --output calibration.json",
      "  quarry estimate calibrate --model MODEL --pairs counted.jsonl --output calibration.json",
      "",
      "Use the result in a config: tokens: {calibration: calibration.json}"
    },
    mixinStandardHelpOptions = true)
public final class CalibrateCommand implements Job {
  private final LocalDate today;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "ID",
      description = "The id or ARN of the model or inference profile that counts.")
  private String model = "";

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = {
        "JSON lines of {\"text\", \"tokens\"}. With --input, new counts are added to it, and texts",
        "that it has are not asked for again."
      })
  private @Nullable Path pairs;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "A local corpus, JSON lines, plain or .gz, of which a sample is counted.")
  private @Nullable Path input;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "The field of the corpus that holds the text (${DEFAULT-VALUE}).")
  private String field = "text";

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many texts to count (${DEFAULT-VALUE}).")
  private int sample = 200;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the calibration.")
  private Path output = Path.of("calibration.json");

  @Option(names = "--overwrite", description = "Replace the output if it is there.")
  private boolean overwrite;

  @Option(names = "--region", paramLabel = "REGION", description = "Bedrock's Region.")
  private @Nullable String region;

  @Option(names = "--endpoint", paramLabel = "URL", description = "Another address of Bedrock.")
  private @Nullable String endpoint;

  /** Creates the command for today. */
  public CalibrateCommand() {
    this(LocalDate.now(Clock.systemUTC()));
  }

  /**
   * Creates the command.
   *
   * @param today the day that the calibration says it was made on
   */
  CalibrateCommand(LocalDate today) {
    this.today = today;
  }

  @Override
  public ExitCode run() {
    check();
    List<Pair> counted = pairs == null ? List.of() : new PairsFile(pairs, model).read();
    String source = "counted texts";
    if (input != null) {
      counted = new ArrayList<>(counted);
      count(input, counted);
      source = "CountTokens";
    }
    Calibration prior = BuiltInCalibrations.forFamily("none");
    Calibration fitted = CalibrationFit.fit(model, today.toString(), source, counted, prior);
    write(fitted);
    PrintWriter out = out();
    new CalibrationText(fitted, prior, counted).lines().forEach(out::println);
    out.println("written to " + output + "; use it with tokens: {calibration: " + output + "}");
    out.flush();

    return ExitCode.DONE;
  }

  private void check() {
    if (pairs == null && input == null) {
      throw new UserException(
          "Missing texts: name a file of counted texts with --pairs, or a corpus with --input");
    }
    if (input == null && pairs != null && !Files.exists(pairs)) {
      throw new UserException("Cannot read " + pairs + ": there is no such file");
    }
    if (sample < CalibrationFit.FEWEST || sample > 100_000) {
      throw new UserException(
          "Invalid --sample: " + sample + " (expected 20 to 100000; 200 are usually enough)");
    }
    Path outputFolder = output.toAbsolutePath().getParent();
    if (outputFolder == null || !Files.isWritable(outputFolder)) {
      throw new UserException(
          "Cannot write " + output + ": there is no folder " + outputFolder + " to write to");
    }
    if (Files.exists(output) && !overwrite) {
      throw new UserException(
          "Cannot write " + output + ": it exists; name another file, or add --overwrite");
    }
  }

  private void count(Path corpus, List<Pair> counted) {
    Set<String> known = new HashSet<>();
    counted.forEach(pair -> known.add(pair.text()));
    List<String> texts =
        TextSample.of(corpus, field, sample).stream().filter(t -> !known.contains(t)).toList();
    PairsFile journal = pairs == null ? null : new PairsFile(pairs, model);
    PrintWriter progress = Objects.requireNonNull(spec, "set by picocli").commandLine().getErr();
    try (CountTokensClient client =
        CountTokensClient.open(BedrockClientSettings.of(region, endpoint))) {
      // The tokens that frame a message: a letter alone is one token.
      int frame = texts.isEmpty() ? 0 : client.count(model, "a") - 1;
      for (String text : texts) {
        Pair pair = new Pair(text, Math.max(1, client.count(model, text) - frame));
        counted.add(pair);
        if (journal != null) {
          journal.append(pair);
        }
        if (counted.size() % 50 == 0) {
          progress.println("counted " + counted.size() + " texts");
        }
      }
    }
  }

  private void write(Calibration fitted) {
    try {
      Files.writeString(output, fitted.toJson(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserException("Cannot write " + output + ": " + e, e);
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
  }
}
