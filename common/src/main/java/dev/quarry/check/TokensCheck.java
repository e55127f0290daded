package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.config.Section;
import dev.quarry.model.Limits;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a record against the limits of the model, such as 32,000 for Claude 3 Haiku (the Haiku
 * script) and 16,000 for Llama (<a
 * href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-prepare.html">
 * guide</a>); the figures stand in the model catalogue.
 */
final class TokensCheck implements RecordCheck {
  private static final String SOURCE = Citations.of(Citations.PREP, Citations.HAIKU_SCRIPT);
  private static final Rule RECORD =
      new Rule("tokens:record", "The whole record is within the model's tokens", SOURCE);
  private static final Rule INPUT =
      new Rule("tokens:input", "The prompt side is within the model's tokens", Citations.PREP);
  private static final Rule OUTPUT =
      new Rule("tokens:output", "The completion side is within the model's tokens", Citations.PREP);

  static final List<Rule> RULES = List.of(RECORD, INPUT, OUTPUT);

  private final int record;
  private final int input;
  private final int output;

  private TokensCheck(Limits limits) {
    record = orOpen(limits.maxTokens());
    input = orOpen(limits.maxInputTokens());
    output = orOpen(limits.maxOutputTokens());
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    Limits limits = target.limits();
    boolean isOpen =
        limits.maxTokens() == null
            && limits.maxInputTokens() == null
            && limits.maxOutputTokens() == null;
    return isOpen ? Optional.empty() : Optional.of(new TokensCheck(limits));
  }

  @Override
  public void judge(
      TrainingRecord example, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    judge(RECORD, "record", tokens.total(), record, faults);
    judge(INPUT, "prompt side", tokens.input(), input, faults);
    judge(OUTPUT, "completion side", tokens.output(), output, faults);
  }

  private static void judge(Rule rule, String what, int tokens, int most, Consumer<Fault> faults) {
    if (tokens > most) {
      faults.accept(
          Fault.error(
              rule.id(),
              "",
              "the " + what + " has about " + tokens + " tokens, the most is " + most,
              "Shorten the text, split the record, or drop it"));
    }
  }

  private static int orOpen(@Nullable Integer limit) {
    return limit == null ? Integer.MAX_VALUE : limit;
  }
}
