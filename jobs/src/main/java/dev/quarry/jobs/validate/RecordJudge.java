package dev.quarry.jobs.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.CheckSuite;
import dev.quarry.check.Checks;
import dev.quarry.check.TokenCounts;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.model.Technique;
import dev.quarry.record.Fault;
import dev.quarry.record.RecordTexts;
import dev.quarry.record.TrainingRecord;
import dev.quarry.token.TokenEstimator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Judges the lines of a split one by one and counts them. Made once per task; not thread-safe.
 *
 * <p>Every record counts for the size of the set, also one with an error, so that mending the lines
 * leaves exactly the other faults. Distillation is different: Bedrock drops invalid lines and looks
 * at how many are left, as AWS's dataset_validator.py for distillation does.
 */
final class RecordJudge {
  private final Format format;
  private final CheckSuite checks;
  private final TokenEstimator limit;
  private final boolean countsValidOnly;
  private int input;
  private int output;
  private boolean failed;

  RecordJudge(ValidationSpec spec) {
    format = Formats.byId(spec.target().format());
    checks = Checks.of(spec.target(), spec.checks());
    limit = spec.plan().limit();
    countsValidOnly = spec.target().technique() == Technique.DISTILLATION;
  }

  /**
   * Judges one line.
   *
   * @param line the parsed line
   * @param bytes its length without its line feed
   * @param counts where it is counted
   * @param faults receives every fault
   */
  void judge(JsonNode line, int bytes, SplitCounts counts, Consumer<Fault> faults) {
    failed = false;
    Consumer<Fault> sink =
        fault -> {
          failed |= fault.isError();
          faults.accept(fault);
        };
    Format.Decoded decoded = format.decode(line);
    decoded.faults().forEach(sink);
    Optional<TrainingRecord> record = decoded.record();
    if (record.isEmpty()) {
      skip(counts);
      return;
    }
    TokenCounts tokens = count(record.get());
    checks.judge(record.get(), tokens, bytes, sink);
    counts.records++;
    counts.valid += failed ? 0 : 1;
    counts.addTokens(tokens.total());
    if (!failed || !countsValidOnly) {
      counts.features.add(record.get());
    }
  }

  /** Counts a line that holds no record. */
  void skip(SplitCounts counts) {
    counts.records++;
    if (!countsValidOnly) {
      counts.features.addUnread();
    }
  }

  private TokenCounts count(TrainingRecord record) {
    input = 0;
    output = 0;
    RecordTexts.visit(record.content(), this::add);

    return new TokenCounts(input + output, input, output);
  }

  private void add(String role, RecordTexts.Side side, String text) {
    int tokens = limit.count(text);
    if (side == RecordTexts.Side.OUTPUT) {
      output += tokens;
    } else {
      input += tokens;
    }
  }
}
