package dev.quarry.jobs;

import dev.quarry.error.ExitCode;
import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import dev.quarry.jobs.runtime.StorageFaults;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns arguments into a job and the job's end into an exit code. */
@Command(
    name = "quarry",
    description = "Turns raw corpora into training data that Amazon Bedrock accepts.",
    synopsisSubcommandLabel = "<job>",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n")
public final class Main {
  private Main() {}

  /** Runs the job that the arguments name and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code =
        run(
            new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
            arguments);
    System.exit(code);
  }

  /** Runs the job that the arguments name and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = commandLine().setOut(out).setErr(err);
    if (arguments.length == 0) {
      line.usage(err);
      return ExitCode.USER.code();
    }

    return line.execute(arguments);
  }

  /** Returns the launcher's command line with every job of the registry. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.valueOf(code.code()), code.meaning());
    }
    line.getCommandSpec().usageMessage().exitCodeList(codes);
    for (Job job : Jobs.all()) {
      line.addSubcommand(job);
    }
    line.setExecutionStrategy(Main::execute);
    line.setExecutionExceptionHandler((e, command, parsed) -> report(e, command));
    line.setParameterExceptionHandler((e, args) -> refuse(e));
    line.setCaseInsensitiveEnumValuesAllowed(true);

    return line;
  }

  private static int execute(CommandLine.ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    List<CommandLine> chain = parsed.asCommandLineList();
    CommandLine last = chain.get(chain.size() - 1);
    if (!(last.getCommand() instanceof Job job)) {
      throw new ParameterException(last, "Missing job: name one of the commands below");
    }
    try {
      return job.run().code();
    } catch (Exception e) {
      throw new CommandLine.ExecutionException(last, "The job failed", e);
    }
  }

  private static int report(Exception e, CommandLine command) {
    Throwable cause = e instanceof CommandLine.ExecutionException ? e.getCause() : e;
    UserException mendable = findMendable(cause);
    if (mendable == null) {
      mendable = StorageFaults.find(cause).orElse(null);
    }
    if (mendable != null) {
      command.getErr().println("quarry: " + mendable.getMessage());
      return mendable.exitCode().code();
    }
    command.getErr().println("quarry: this is a defect of Quarry; please report what follows");
    (cause == null ? e : cause).printStackTrace(command.getErr());

    return ExitCode.BUG.code();
  }

  private static @Nullable UserException findMendable(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof UserException mendable) {
        return mendable;
      }
      cause = cause.getCause();
    }

    return null;
  }

  private static int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String message = e.getMessage();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      message = unknown(command, unmatched.getUnmatched().get(0));
    }
    command.getErr().println("quarry: " + message);
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");

    return ExitCode.USER.code();
  }

  private static String unknown(CommandLine command, String word) {
    if (word.startsWith("-")) {
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "Unknown option: "
          + name
          + Nearest.hint(name, command.getCommandSpec().optionsMap().keySet());
    }
    if (!command.getSubcommands().isEmpty()) {
      return "Unknown job: " + word + Nearest.hint(word, command.getSubcommands().keySet());
    }

    return "Unexpected argument: " + word;
  }
}
