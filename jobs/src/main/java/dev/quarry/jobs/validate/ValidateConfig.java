package dev.quarry.jobs.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.check.Checks;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.error.UserException;
import dev.quarry.format.Formats;
import dev.quarry.jobs.models.Targets;
import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.StrictLines;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Target;
import dev.quarry.token.TokenConfig;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code validate}. Every fault of a config is reported at once.
 *
 * @param target what the files are judged against
 * @param checks the config of {@code checks}, or null
 * @param tokens which estimators count
 * @param partitions into how many pieces the files are cut; 0 leaves it to the cluster
 * @param maxLine the longest line that is read, in bytes
 * @param maxFaults how many faults of each rule are shown
 */
record ValidateConfig(
    Target target,
    @Nullable JsonNode checks,
    TokenConfig tokens,
    int partitions,
    int maxLine,
    int maxFaults) {
  private static final int MOST_FAULTS = 100_000;
  private static final long SHORTEST_LINE = 1 << 10;
  private static final long LONGEST_LINE = 512 << 20;

  /**
   * Reads the settings.
   *
   * @throws UserException with every fault
   */
  static ValidateConfig from(ObjectNode tree, String name, Catalogue catalogue) {
    Problems problems = new Problems();
    Section top = new Section("", tree, problems);
    Target target = Targets.from(top, catalogue);
    JsonNode checks = top.node("checks").orElse(null);
    Checks.of(target, checks, problems, "checks");
    Section read = top.section("read");
    long maxLine = read.size("max-line", "16MiB");
    if (maxLine < SHORTEST_LINE || maxLine > LONGEST_LINE) {
      read.invalid("max-line", maxLine, "1KiB to 512MiB");
    }
    ValidateConfig config =
        new ValidateConfig(
            target,
            checks,
            TokenConfig.from(top.section("tokens")),
            read.count("partitions", 1, 1_000_000).orElse(0L).intValue(),
            (int) Math.min(LONGEST_LINE, maxLine),
            top.count("max-faults", 0, MOST_FAULTS).orElse(1000L).intValue());
    read.close();
    top.text("catalogue");
    top.close();
    problems.throwIfAny(name);

    return config;
  }

  /** Returns what tasks need. */
  ValidationSpec spec(Configuration hadoop) {
    return new ValidationSpec(
        target,
        Formats.byId(target.format()).isPlainText()
            ? StrictLines.Content.TEXT
            : StrictLines.Content.JSON,
        checks == null ? null : checks.toString(),
        tokens,
        calibration(hadoop),
        maxLine,
        maxFaults);
  }

  private @Nullable String calibration(Configuration hadoop) {
    String path = tokens.calibration();
    if (path == null) {
      return null;
    }

    return Storage.findText(new Path(path), hadoop)
        .orElseThrow(
            () -> new UserException("Cannot read tokens.calibration: there is no file " + path));
  }
}
