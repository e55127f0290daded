package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
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
import org.jspecify.annotations.Nullable;

/**
 * Turns that say nothing: {@code empty-turn} for no text at all, {@code blank-turn} for nothing but
 * white space.
 *
 * <p>AWS's Nova scripts refuse an empty turn, also beside a tool block and where reasoning stands
 * alone; an image or video speaks for itself. They accept white space, but for RFT and CPT, and so
 * does the Haiku script; the Converse API refuses it, and a model that learns it answers nothing,
 * so it is an error here. An empty system prompt is accepted: a warning.
 */
final class TurnTextCheck implements RecordCheck {
  private static final String SCRIPTS = Citations.of(Citations.NOVA_SCRIPT, Citations.FORGE);

  static final List<Rule> EMPTY_RULES =
      List.of(
          new Rule("empty-turn:prompt", "A user turn has text or media", SCRIPTS),
          new Rule("empty-turn:completion", "An assistant turn has text or a tool use", SCRIPTS),
          new Rule("empty-turn:candidate", "A candidate has text", Citations.NOVA_SCRIPT),
          new Rule("empty-turn:text", "A text for pre-training has text", SCRIPTS),
          new Rule(
              "empty-turn:system",
              "A system prompt has text, or is absent (a warning, but for RFT)",
              SCRIPTS),
          new Rule("empty-turn:absent", "An RFT user turn has content (warning)", SCRIPTS));

  static final List<Rule> BLANK_RULES =
      List.of(
          new Rule(
              "blank-turn:prompt",
              "A user turn is not only white space",
              Citations.of(Citations.CONVERSE_BLANK, SCRIPTS)),
          new Rule(
              "blank-turn:completion",
              "An assistant turn is not only white space",
              Citations.of(Citations.CONVERSE_BLANK, SCRIPTS)),
          new Rule(
              "blank-turn:candidate",
              "A candidate is not only white space",
              Citations.CONVERSE_BLANK),
          new Rule("blank-turn:text", "A text for pre-training is not only white space", SCRIPTS),
          new Rule(
              "blank-turn:system",
              "A system prompt is not only white space (a warning, but for RFT)",
              Citations.CONVERSE_BLANK));

  private enum State {
    FILLED,
    BLANK,
    EMPTY,
    ABSENT
  }

  private final RecordParts parts;
  private final boolean rft;
  private final State wanted;

  private TurnTextCheck(Target target, State wanted) {
    parts = new RecordParts(target);
    rft = new TargetTraits(target).isRft();
    this.wanted = wanted;
  }

  static Optional<RecordCheck> empty(Target target, Section settings) {
    return Optional.of(new TurnTextCheck(target, State.EMPTY));
  }

  static Optional<RecordCheck> blank(Target target, Section settings) {
    return Optional.of(new TurnTextCheck(target, State.BLANK));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    if (content instanceof Content.PlainText plain) {
      report(content, Part.TEXT, RecordParts.ONLY, stateOf(plain.text()), faults);
      return;
    }
    judgeSystem(content, faults);
    List<Turn> turns = RecordParts.turns(content);
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      report(content, Part.ofRole(turn.role()), i, stateOf(turn.blocks()), faults);
    }
    if (content instanceof Content.Preference preference) {
      for (int i = 0; i < preference.candidates().size(); i++) {
        State state = stateOf(preference.candidates().get(i).blocks());
        report(content, Part.CANDIDATE, i, state, faults);
      }
    }
  }

  private void judgeSystem(Content content, Consumer<Fault> faults) {
    String system = null;
    if (content instanceof Content.Dialogue dialogue) {
      system = dialogue.system();
    } else if (content instanceof Content.Preference preference) {
      system = preference.system();
    }
    if (system != null) {
      report(content, Part.SYSTEM, RecordParts.ONLY, stateOf(system), faults);
    }
  }

  private void report(Content content, Part part, int index, State state, Consumer<Fault> faults) {
    if (state == State.FILLED) {
      return;
    }
    if (wanted == State.BLANK) {
      if (state == State.BLANK) {
        faults.accept(fault("blank-turn:", content, part, index, "is only white space"));
      }
    } else if (state == State.ABSENT && rft) {
      if (part != Part.ASSISTANT && part != Part.OTHER) {
        faults.accept(absent(content, part, index));
      }
    } else if (state != State.BLANK) {
      faults.accept(fault("empty-turn:", content, part, index, "has no text"));
    }
  }

  private Fault fault(String prefix, Content content, Part part, int index, String what) {
    String rule = prefix + part.detail();
    String field = parts.field(content, part, index);
    String message = "the " + part.detail() + " " + what;
    // RFT scripts refuse empty content of every role, elsewhere a system prompt may be empty.
    return part == Part.SYSTEM && !rft
        ? Fault.warning(rule, field, message, "Leave the system prompt out")
        : Fault.error(rule, field, message, "Add text, or drop the record");
  }

  private Fault absent(Content content, Part part, int index) {
    return Fault.warning(
        "empty-turn:absent",
        parts.field(content, part, index),
        "the " + part.detail() + " has no content",
        "Add text, or drop the turn");
  }

  private static State stateOf(String text) {
    if (text.isEmpty()) {
      return State.EMPTY;
    }
    return isBlank(text) ? State.BLANK : State.FILLED;
  }

  private static State stateOf(List<Block> blocks) {
    if (blocks.size() == 1 && blocks.get(0) instanceof Block.Text only) {
      return stateOf(only.text());
    }
    if (blocks.isEmpty()) {
      return State.ABSENT;
    }
    State text = null;
    boolean speaks = false;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Text part) {
        text = better(text, stateOf(part.text()));
      } else if (blocks.get(i) instanceof Block.Raw raw) {
        if (raw.kind().equals("image") || raw.kind().equals("video")) {
          return State.FILLED;
        }
        speaks |= !raw.kind().equals("reasoningContent");
      }
    }
    if (text == null) {
      return speaks ? State.FILLED : State.EMPTY;
    }

    return text == State.BLANK && speaks ? State.FILLED : text;
  }

  private static State better(@Nullable State before, State next) {
    return before == null || next.compareTo(before) < 0 ? next : before;
  }

  /** Returns whether every character is white space of any kind, as Python's strip sees it. */
  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\u0085') {
        return false;
      }
    }

    return true;
  }
}
