package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Content.Candidate;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Candidates of preference records: at least 2, both kinds of label, text only (<a
 * href="https://docs.aws.amazon.com/nova/latest/userguide/nova-dpo.html">Nova guide</a>).
 */
final class PreferenceCheck implements RecordCheck {
  private static final String BOTH = Citations.of(Citations.NOVA_DPO, Citations.NOVA_SCRIPT);
  private static final Rule CANDIDATES =
      new Rule("preference:candidates", "There are at least 2 candidates", BOTH);
  private static final Rule LABELS =
      new Rule("preference:labels", "One candidate is preferred and one is not", BOTH);
  private static final Rule MEDIA = new Rule("preference:media", "Candidates are text only", BOTH);
  private static final Rule IDENTICAL =
      new Rule(
          "preference:identical",
          "The preferred candidate differs from the others (warning)",
          Citations.QUARRY);

  static final List<Rule> RULES = List.of(CANDIDATES, LABELS, MEDIA, IDENTICAL);

  private final RecordParts parts;

  private PreferenceCheck(Target target) {
    parts = new RecordParts(target);
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    return new TargetTraits(target).isPreference()
        ? Optional.of(new PreferenceCheck(target))
        : Optional.empty();
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    List<Candidate> candidates =
        content instanceof Content.Preference preference ? preference.candidates() : List.of();
    if (candidates.size() < 2) {
      faults.accept(
          Fault.error(
              CANDIDATES.id(),
              parts.candidates(content),
              "the number of candidates is " + candidates.size() + ", the least is 2",
              "Add a preferred and a non-preferred answer"));
      return;
    }
    judgeLabels(content, candidates, faults);
    for (int i = 0; i < candidates.size(); i++) {
      if (hasMedia(candidates.get(i))) {
        faults.accept(
            Fault.error(
                MEDIA.id(),
                parts.field(content, Part.CANDIDATE, i),
                "the candidate has a block that is not text",
                "Leave the block out, or drop the record"));
      }
    }
  }

  private void judgeLabels(Content content, List<Candidate> candidates, Consumer<Fault> faults) {
    boolean first = candidates.get(0).preferred();
    boolean differ = false;
    for (int i = 1; i < candidates.size(); i++) {
      differ |= candidates.get(i).preferred() != first;
    }
    if (!differ) {
      faults.accept(
          Fault.error(
              LABELS.id(),
              parts.candidates(content),
              first ? "every candidate is preferred" : "no candidate is preferred",
              "Label one candidate preferred and one non-preferred"));
    } else if (hasTwin(candidates)) {
      faults.accept(
          Fault.warning(
              IDENTICAL.id(),
              parts.candidates(content),
              "a preferred and a non-preferred candidate are the same",
              "Drop the record: it teaches nothing"));
    }
  }

  private static boolean hasTwin(List<Candidate> candidates) {
    for (Candidate one : candidates) {
      for (Candidate other : candidates) {
        if (one.preferred() && !other.preferred() && one.blocks().equals(other.blocks())) {
          return true;
        }
      }
    }

    return false;
  }

  private static boolean hasMedia(Candidate candidate) {
    for (Block block : candidate.blocks()) {
      if (block instanceof Block.Raw raw && !raw.kind().equals("reasoningContent")) {
        return true;
      }
    }

    return false;
  }
}
