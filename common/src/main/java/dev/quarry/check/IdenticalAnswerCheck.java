package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds answers that only repeat the question: most often two fields that were mixed up. */
final class IdenticalAnswerCheck implements RecordCheck {
  private static final Rule REPEATED =
      new Rule(
          "identical-answer", "The answer is not the question again (warning)", Citations.QUARRY);

  static final List<Rule> RULES = List.of(REPEATED);

  private final RecordParts parts;

  private IdenticalAnswerCheck(Target target) {
    parts = new RecordParts(target);
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    return new TargetTraits(target).isPlainText()
        ? Optional.empty()
        : Optional.of(new IdenticalAnswerCheck(target));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    List<Turn> turns = RecordParts.turns(record.content());
    for (int i = 1; i < turns.size(); i++) {
      if (isEcho(turns.get(i - 1), turns.get(i))) {
        faults.accept(
            Fault.warning(
                REPEATED.id(),
                parts.field(record.content(), Part.ASSISTANT, i),
                "the answer is the question, word for word",
                "Look at the mapping of the fields"));
        return;
      }
    }
  }

  private static boolean isEcho(Turn question, Turn answer) {
    if (!question.role().equals(Turn.USER) || !answer.role().equals(Turn.ASSISTANT)) {
      return false;
    }
    String text = answer.text();
    return !text.isEmpty()
        && answer.isTextOnly()
        && question.isTextOnly()
        && text.equals(question.text());
  }
}
