package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sizes in bytes: the line, such as 16 KB for distillation (<a
 * href="https://docs.aws.amazon.com/general/latest/gr/bedrock.html">quotas</a>; the figure stands
 * in the model catalogue), and the prompt of an evaluation, 4 KB (<a
 * href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-prompt-datasets-judge.html">
 * guide</a>).
 */
final class LineBytesCheck implements RecordCheck {
  /** 4 KB, from the guide of evaluation jobs. */
  private static final int MOST_PROMPT_BYTES = 4096;

  private static final Rule LINE =
      new Rule("line-bytes", "The line is within the model's bytes", Citations.QUOTA);
  private static final Rule PROMPT =
      new Rule(
          "line-bytes:prompt",
          "The prompt of an evaluation has at most 4,096 bytes",
          Citations.EVALUATION);

  static final List<Rule> RULES = List.of(LINE, PROMPT);

  private final long most;
  private final boolean evaluation;

  private LineBytesCheck(long most, TargetTraits traits) {
    this.most = most;
    evaluation = traits.isEvaluation();
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    Long limit = target.limits().maxLineBytes();
    TargetTraits traits = new TargetTraits(target);
    if (limit == null && !traits.isEvaluation()) {
      return Optional.empty();
    }

    return Optional.of(new LineBytesCheck(limit == null ? Long.MAX_VALUE : limit, traits));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    if (encodedBytes > most) {
      faults.accept(
          Fault.error(
              LINE.id(),
              "",
              "the line has " + encodedBytes + " bytes, the most is " + most,
              "Shorten the text, or drop the record"));
    }
    if (evaluation) {
      judgePrompt(record, faults);
    }
  }

  private static void judgePrompt(TrainingRecord record, Consumer<Fault> faults) {
    long bytes = 0;
    for (Turn turn : RecordParts.turns(record.content())) {
      for (Block block : turn.blocks()) {
        if (turn.role().equals(Turn.USER) && block instanceof Block.Text text) {
          bytes += utf8Bytes(text.text());
        }
      }
    }
    if (bytes > MOST_PROMPT_BYTES) {
      faults.accept(
          Fault.error(
              PROMPT.id(),
              "prompt",
              "the prompt has " + bytes + " bytes, the most is " + MOST_PROMPT_BYTES,
              "Shorten the prompt, or drop the record"));
    }
  }

  private static long utf8Bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }

    return bytes;
  }
}
