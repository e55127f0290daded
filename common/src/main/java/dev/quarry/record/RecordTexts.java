package dev.quarry.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks the texts of a record. */
// A rewrite that changes nothing returns the same instance, which is what is asked for here.
@SuppressWarnings("ReferenceEquality")
public final class RecordTexts {
  private RecordTexts() {}

  /** Takes the texts of a record in order. */
  public interface Visitor {
    /**
     * Takes one text, or the JSON of a block that is not text.
     *
     * @param role the turn's role; {@code system}, {@code text} and {@code candidate} for the rest
     * @param side the prompt side, or the side that the model learns to write
     */
    void text(String role, Side side, String text);
  }

  /** The two sides of a record. */
  public enum Side {
    /** What the model is given. */
    INPUT,
    /** What the model learns to write: the last assistant turn, a candidate. */
    OUTPUT
  }

  /** Shows every text to the visitor; plain text counts as input. */
  public static void visit(Content content, Visitor visitor) {
    if (content instanceof Content.PlainText plain) {
      visitor.text("text", Side.INPUT, plain.text());
    } else if (content instanceof Content.Dialogue dialogue) {
      if (dialogue.system() != null) {
        visitor.text("system", Side.INPUT, dialogue.system());
      }
      turns(dialogue.turns(), dialogue.turns().size() - 1, visitor);
    } else if (content instanceof Content.Preference preference) {
      if (preference.system() != null) {
        visitor.text("system", Side.INPUT, preference.system());
      }
      turns(preference.turns(), -1, visitor);
      for (Content.Candidate candidate : preference.candidates()) {
        blocks("candidate", Side.OUTPUT, candidate.blocks(), visitor);
      }
    }
  }

  private static void turns(List<Turn> turns, int last, Visitor visitor) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      boolean answer = i == last && turn.role().equals(Turn.ASSISTANT);
      blocks(turn.role(), answer ? Side.OUTPUT : Side.INPUT, turn.blocks(), visitor);
    }
  }

  private static void blocks(String role, Side side, List<Block> blocks, Visitor visitor) {
    for (Block block : blocks) {
      if (block instanceof Block.Text text) {
        visitor.text(role, side, text.text());
      } else if (block instanceof Block.Raw raw) {
        visitor.text(role, side, raw.json().toString());
      }
    }
  }

  /** Returns the record with every text rewritten; the same instance when nothing changes. */
  public static TrainingRecord map(TrainingRecord record, UnaryOperator<String> rewrite) {
    Content mapped = map(record.content(), rewrite);
    return mapped == record.content() ? record : record.withContent(mapped);
  }

  private static Content map(Content content, UnaryOperator<String> rewrite) {
    if (content instanceof Content.PlainText plain) {
      String text = rewrite.apply(plain.text());
      return text == plain.text() ? plain : new Content.PlainText(text);
    }
    if (content instanceof Content.Dialogue dialogue) {
      String system = dialogue.system() == null ? null : rewrite.apply(dialogue.system());
      List<Turn> turns = mapTurns(dialogue.turns(), rewrite);
      return system == dialogue.system() && turns == dialogue.turns()
          ? dialogue
          : new Content.Dialogue(system, turns);
    }
    Content.Preference preference = (Content.Preference) content;
    String system = preference.system() == null ? null : rewrite.apply(preference.system());
    List<Turn> turns = mapTurns(preference.turns(), rewrite);
    List<Content.Candidate> candidates = new ArrayList<>();
    boolean same = system == preference.system() && turns == preference.turns();
    for (Content.Candidate candidate : preference.candidates()) {
      List<Block> blocks = mapBlocks(candidate.blocks(), rewrite);
      same &= blocks == candidate.blocks();
      candidates.add(new Content.Candidate(blocks, candidate.preferred(), candidate.score()));
    }

    return same ? preference : new Content.Preference(system, turns, candidates);
  }

  private static List<Turn> mapTurns(List<Turn> turns, UnaryOperator<String> rewrite) {
    List<Turn> mapped = null;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      List<Block> blocks = mapBlocks(turn.blocks(), rewrite);
      if (blocks != turn.blocks()) {
        mapped = mapped == null ? new ArrayList<>(turns) : mapped;
        mapped.set(i, new Turn(turn.role(), blocks));
      }
    }

    return mapped == null ? turns : mapped;
  }

  private static List<Block> mapBlocks(List<Block> blocks, UnaryOperator<String> rewrite) {
    List<Block> mapped = null;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Text block) {
        String text = rewrite.apply(block.text());
        if (text != block.text()) {
          mapped = mapped == null ? new ArrayList<>(blocks) : mapped;
          mapped.set(i, Block.text(text));
        }
      }
    }

    return mapped == null ? blocks : mapped;
  }
}
