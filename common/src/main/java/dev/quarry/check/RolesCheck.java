package dev.quarry.check;

import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who speaks when. AWS's Llama script does not check the order, the guide asks for it all the same.
 * Distillation prompts have one question and at most one answer: the guide allows more for Nova,
 * AWS's script does not (<a
 * href="https://docs.aws.amazon.com/bedrock/latest/userguide/distillation-prepare-datasets.html">
 * guide</a>), so that Nova gets a warning.
 */
final class RolesCheck implements RecordCheck {
  private static final Rule NAME =
      new Rule(
          "roles:name",
          "Roles are user and assistant, in lower case",
          Citations.of(
              Citations.HAIKU_SCRIPT,
              Citations.LLAMA_SCRIPT,
              Citations.NOVA_SCRIPT,
              Citations.FORGE));
  private static final Rule SYSTEM =
      new Rule(
          "roles:system",
          "The system prompt is no turn; among RFT messages it is the first",
          Citations.of(
              Citations.PREP, Citations.NOVA1, Citations.NOVA2_RFT, Citations.NOVA_SCRIPT));
  private static final Rule TOOL =
      new Rule(
          "roles:tool",
          "A tool turn is in the OpenAI layout, but not in what AWS describes (warning)",
          Citations.of(Citations.RFT, Citations.FORGE));
  private static final Rule TURNS =
      new Rule(
          "roles:turns",
          "There are enough turns: a question with its answer, or at least a question",
          Citations.of(Citations.HAIKU_SCRIPT, Citations.LLAMA_SCRIPT, Citations.NOVA_SCRIPT));
  private static final Rule FIRST =
      new Rule(
          "roles:first",
          "The first turn is the user's",
          Citations.of(Citations.PREP, Citations.HAIKU_SCRIPT, Citations.NOVA_SCRIPT));
  private static final Rule ALTERNATION =
      new Rule(
          "roles:alternation",
          "User and assistant take turns (a warning for RFT)",
          Citations.of(Citations.PREP, Citations.HAIKU_SCRIPT, Citations.NOVA_SCRIPT));
  private static final Rule LAST =
      new Rule(
          "roles:last",
          "The last turn is the assistant's where the model learns the answer, the user's before"
              + " candidates and (warning) where the model is to answer",
          Citations.of(
              Citations.PREP, Citations.HAIKU_SCRIPT, Citations.NOVA_SCRIPT, Citations.RFT));
  private static final Rule USER =
      new Rule(
          "roles:user",
          "RFT messages have at least one user turn",
          Citations.of(Citations.NOVA_SCRIPT, Citations.FORGE));
  private static final Rule SINGLE_TURN =
      new Rule(
          "roles:single-turn",
          "A distillation prompt is one user turn and at most one answer (a warning for Nova)",
          Citations.of(Citations.DISTILLATION, Citations.DISTILLATION_SCRIPT));

  static final List<Rule> RULES =
      List.of(NAME, SYSTEM, TOOL, TURNS, FIRST, ALTERNATION, LAST, USER, SINGLE_TURN);

  private final TargetTraits traits;
  private final RecordParts parts;
  private final boolean rft;
  private final boolean wantsAnswer;
  private final boolean singleTurn;

  private RolesCheck(Target target) {
    traits = new TargetTraits(target);
    parts = new RecordParts(target);
    rft = traits.isRft();
    wantsAnswer = traits.wantsAnswer();
    singleTurn = traits.isDistillation();
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    return new TargetTraits(target).isPlainText()
        ? Optional.empty()
        : Optional.of(new RolesCheck(target));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    if (content instanceof Content.PlainText) {
      return;
    }
    List<Turn> turns = RecordParts.turns(content);
    if (!judgeNames(content, turns, faults) || !judgeCount(content, turns, faults)) {
      return;
    }
    if (rft) {
      judgeLooseOrder(content, turns, faults);
    } else {
      judgeOrder(content, turns, faults);
    }
    if (singleTurn && turns.size() > 2) {
      judgeSingleTurn(turns, faults);
    }
  }

  /** Returns whether the names are good enough to look at their order. */
  private boolean judgeNames(Content content, List<Turn> turns, Consumer<Fault> faults) {
    boolean good = true;
    boolean hasTool = false;
    for (int i = 0; i < turns.size(); i++) {
      String role = turns.get(i).role();
      if (role.equals(Turn.USER) || role.equals(Turn.ASSISTANT)) {
        continue;
      }
      if (role.equals("system")) {
        good &= judgeSystem(content, i, faults);
      } else if (rft && !traits.isNova() && role.equals("tool")) {
        if (!hasTool) {
          faults.accept(tool(content, i));
        }
        hasTool = true;
      } else {
        faults.accept(unknown(content, i, role));
        good = false;
      }
    }

    return good;
  }

  private Fault tool(Content content, int index) {
    return Fault.warning(
        TOOL.id(),
        parts.role(content, index),
        "a tool turn is not in AWS's description of the layout",
        "Put the tool's result into a user turn");
  }

  private boolean judgeSystem(Content content, int index, Consumer<Fault> faults) {
    if (rft && index == 0 && !RecordParts.hasSystem(content)) {
      return true;
    }
    faults.accept(
        Fault.error(
            SYSTEM.id(),
            parts.role(content, index),
            rft ? "the system prompt is not the first message" : "system is not a role",
            rft
                ? "Move the system prompt to the front; there can be only one"
                : "Move the text to the record's system prompt"));
    return false;
  }

  private Fault unknown(Content content, int index, String role) {
    String lower = role.toLowerCase(Locale.ROOT);
    boolean isCase = lower.equals(Turn.USER) || lower.equals(Turn.ASSISTANT);
    String shown = role.length() <= 20 ? role : role.substring(0, 20) + "…";
    return Fault.error(
        NAME.id(),
        parts.role(content, index),
        "the role is " + shown,
        isCase ? "Write " + lower : "Use user or assistant");
  }

  private boolean judgeCount(Content content, List<Turn> turns, Consumer<Fault> faults) {
    boolean asksTwo = wantsAnswer && content instanceof Content.Dialogue;
    int least = asksTwo ? 2 : 1;
    if (turns.size() >= least) {
      return true;
    }
    faults.accept(
        Fault.error(
            TURNS.id(),
            parts.messages(),
            "the number of turns is " + turns.size() + ", the least is " + least,
            asksTwo ? "Add the missing question or answer" : "Add a question"));
    return false;
  }

  private void judgeOrder(Content content, List<Turn> turns, Consumer<Fault> faults) {
    if (!turns.get(0).role().equals(Turn.USER)) {
      faults.accept(
          Fault.error(
              FIRST.id(),
              parts.role(content, 0),
              "the first turn is the " + turns.get(0).role() + "'s",
              "Start with the user's question"));
    }
    int repeated = firstRepeated(turns);
    if (repeated > 0) {
      faults.accept(
          Fault.error(
              ALTERNATION.id(),
              parts.role(content, repeated),
              "two " + turns.get(repeated).role() + " turns in a row",
              "Join the two turns, or add the turn between them"));
    }
    judgeLast(content, turns, faults);
  }

  private void judgeLast(Content content, List<Turn> turns, Consumer<Fault> faults) {
    int last = turns.size() - 1;
    boolean answered = turns.get(last).role().equals(Turn.ASSISTANT);
    boolean beforeCandidates = content instanceof Content.Preference;
    if (!beforeCandidates && wantsAnswer && !answered) {
      faults.accept(
          Fault.error(
              LAST.id(),
              parts.role(content, last),
              "the last turn is the user's",
              "End with the answer that the model is to learn"));
    } else if (beforeCandidates && answered) {
      faults.accept(
          Fault.error(
              LAST.id(),
              parts.role(content, last),
              "the turn before the candidates is the assistant's",
              "End the shared conversation with the user's turn"));
    } else if (traits.isBatch() && answered) {
      faults.accept(openEnd(content, last));
    }
  }

  private Fault openEnd(Content content, int last) {
    return Fault.warning(
        LAST.id(),
        parts.role(content, last),
        "the last turn is the assistant's, where the model is to answer",
        "End with the user's turn");
  }

  private void judgeLooseOrder(Content content, List<Turn> turns, Consumer<Fault> faults) {
    boolean asked = false;
    for (int i = 0; i < turns.size(); i++) {
      asked |= turns.get(i).role().equals(Turn.USER);
    }
    if (!asked) {
      faults.accept(
          Fault.error(
              USER.id(), parts.messages(), "there is no user turn", "Add the user's question"));
      return;
    }
    int repeated = firstRepeated(turns);
    if (repeated > 0) {
      faults.accept(
          Fault.warning(
              ALTERNATION.id(),
              parts.role(content, repeated),
              "two " + turns.get(repeated).role() + " turns in a row",
              "Join the two turns"));
    }
    int last = turns.size() - 1;
    if (turns.get(last).role().equals(Turn.ASSISTANT)) {
      faults.accept(openEnd(content, last));
    }
  }

  private void judgeSingleTurn(List<Turn> turns, Consumer<Fault> faults) {
    String message = "the number of turns is " + turns.size() + ", the most is 2";
    String fix = "Keep one question with at most one answer";
    faults.accept(
        traits.isNova()
            ? Fault.warning(SINGLE_TURN.id(), parts.messages(), message, fix)
            : Fault.error(SINGLE_TURN.id(), parts.messages(), message, fix));
  }

  /** Returns the first turn that repeats the role before it, or 0. Tool turns may repeat. */
  private static int firstRepeated(List<Turn> turns) {
    for (int i = 1; i < turns.size(); i++) {
      String role = turns.get(i).role();
      if (role.equals(turns.get(i - 1).role()) && !role.equals("tool")) {
        return i;
      }
    }

    return 0;
  }
}
