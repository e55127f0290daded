package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lengths that the user asks for, in Unicode code points; without settings nothing is asked. The
 * prompt is the text of every user turn together, without the system prompt; the completion that of
 * every assistant turn, of each candidate, or the whole plain text. A record without a completion
 * is not asked for one.
 */
final class LengthCheck implements RecordCheck {
  private static final Rule PROMPT_SHORT =
      new Rule("length:prompt-short", "The prompt has min-prompt-chars", Citations.QUARRY);
  private static final Rule PROMPT_LONG =
      new Rule("length:prompt-long", "The prompt has at most max-prompt-chars", Citations.QUARRY);
  private static final Rule COMPLETION_SHORT =
      new Rule(
          "length:completion-short", "The completion has min-completion-chars", Citations.QUARRY);
  private static final Rule COMPLETION_LONG =
      new Rule(
          "length:completion-long",
          "The completion has at most max-completion-chars",
          Citations.QUARRY);

  static final List<Rule> RULES =
      List.of(PROMPT_SHORT, PROMPT_LONG, COMPLETION_SHORT, COMPLETION_LONG);

  private final Bounds prompt;
  private final Bounds completion;

  private LengthCheck(Bounds prompt, Bounds completion) {
    this.prompt = prompt;
    this.completion = completion;
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    Bounds prompt = Bounds.of("prompt", settings, PROMPT_SHORT, PROMPT_LONG);
    Bounds completion = Bounds.of("completion", settings, COMPLETION_SHORT, COMPLETION_LONG);
    return prompt.isOpen() && completion.isOpen()
        ? Optional.empty()
        : Optional.of(new LengthCheck(prompt, completion));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    if (content instanceof Content.PlainText plain) {
      completion.judge("text", codePoints(plain.text()), faults);
      return;
    }
    judgeTurns(RecordParts.turns(content), faults);
    if (content instanceof Content.Preference preference) {
      for (int i = 0; i < preference.candidates().size(); i++) {
        long length = codePoints(preference.candidates().get(i).blocks());
        completion.judge("candidate", length, faults);
      }
    }
  }

  private void judgeTurns(List<Turn> turns, Consumer<Fault> faults) {
    long asked = 0;
    long answered = 0;
    boolean hasAnswer = false;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.role().equals(Turn.USER)) {
        asked += codePoints(turn.blocks());
      } else if (turn.role().equals(Turn.ASSISTANT)) {
        hasAnswer = true;
        answered += codePoints(turn.blocks());
      }
    }
    prompt.judge("prompt", asked, faults);
    if (hasAnswer) {
      completion.judge("completion", answered, faults);
    }
  }

  private static long codePoints(List<Block> blocks) {
    long length = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Text text) {
        length += codePoints(text.text());
      }
    }

    return length;
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The shortest and the longest accepted; 0 and the largest number where nothing is asked. */
  private record Bounds(long least, long most, Rule tooShort, Rule tooLong) {

    static Bounds of(String side, Section settings, Rule tooShort, Rule tooLong) {
      String leastKey = "min-" + side + "-chars";
      String mostKey = "max-" + side + "-chars";
      long least = settings.count(leastKey, 0, Integer.MAX_VALUE).orElse(0L);
      long most = settings.count(mostKey, 1, Integer.MAX_VALUE).orElse(Long.MAX_VALUE);
      if (most < least) {
        settings.invalid(mostKey, most, "at least " + leastKey + ", " + least);
      }

      return new Bounds(least, most, tooShort, tooLong);
    }

    boolean isOpen() {
      return least == 0 && most == Long.MAX_VALUE;
    }

    void judge(String what, long length, Consumer<Fault> faults) {
      if (length < least) {
        faults.accept(
            Fault.error(
                tooShort.id(),
                what,
                "the " + what + " has " + length + " characters, the least is " + least,
                "Add text, lower the bound, or drop the record"));
      } else if (length > most) {
        faults.accept(
            Fault.error(
                tooLong.id(),
                what,
                "the " + what + " has " + length + " characters, the most is " + most,
                "Shorten the text, raise the bound, or drop the record"));
      }
    }
  }
}
