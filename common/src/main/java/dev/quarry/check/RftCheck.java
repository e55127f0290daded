package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.part.Citations;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a grader gets beside the conversation. The guide lists {@code reference_answer} as required,
 * AWS's scripts do not: without one there is a warning.
 */
final class RftCheck implements RecordCheck {
  private static final String BOTH = Citations.of(Citations.NOVA_SCRIPT, Citations.FORGE);
  private static final Rule MISSING =
      new Rule("rft:reference-missing", "There is a reference answer (warning)", Citations.RFT);
  private static final Rule EMPTY =
      new Rule("rft:reference-empty", "A reference answer is not empty or blank", BOTH);
  private static final Rule TYPE =
      new Rule("rft:reference-type", "A reference answer is a text or an object", BOTH);
  private static final Rule ID = new Rule("rft:id", "An id is not empty or blank", BOTH);

  static final List<Rule> RULES = List.of(MISSING, EMPTY, TYPE, ID);

  private static final String FIELD = "reference_answer";

  private RftCheck() {}

  static Optional<RecordCheck> of(Target target, Section settings) {
    return new TargetTraits(target).isRft() ? Optional.of(new RftCheck()) : Optional.empty();
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    String id = record.id();
    if (id != null && id.isBlank()) {
      faults.accept(Fault.error(ID.id(), "id", "the id is blank", "Leave the id out"));
    }
    JsonNode reference = record.reference();
    if (reference == null || reference.isNull()) {
      faults.accept(
          Fault.warning(
              MISSING.id(), FIELD, "there is no reference answer", "Map the reference field"));
    } else if (!reference.isTextual() && !reference.isObject()) {
      faults.accept(
          Fault.error(
              TYPE.id(),
              FIELD,
              "the reference answer is neither a text nor an object",
              "Write the answer as a text"));
    } else if (reference.isTextual() ? reference.textValue().isBlank() : reference.isEmpty()) {
      faults.accept(
          Fault.error(EMPTY.id(), FIELD, "the reference answer is empty", "Add the right answer"));
    }
  }
}
