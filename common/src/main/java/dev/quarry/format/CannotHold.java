package dev.quarry.format;

import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes out of a record what a layout can hold, and says what it cannot. */
final class CannotHold {
  private CannotHold() {}

  static UnencodableException because(FormatRule rule, String field, String message, String fix) {
    return new UnencodableException(Fault.error(rule.id(), field, message, fix));
  }

  /** Returns the conversation of a record. */
  static Content.Dialogue dialogue(TrainingRecord record, String layout) {
    if (record.content() instanceof Content.Dialogue dialogue) {
      return dialogue;
    }
    if (record.content() instanceof Content.Preference) {
      throw because(
          FormatRule.HOLD_PREFERENCE,
          "",
          layout + " holds one answer, and the record has several to choose from",
          "Map the chosen answer to completion, or choose the format nova-dpo or preference");
    }
    throw because(
        FormatRule.HOLD_PLAIN_TEXT,
        "",
        layout + " holds messages, and the record is plain text",
        "Map prompt and completion, or choose the format cpt-input");
  }

  /** Returns the preference of a record. */
  static Content.Preference preference(TrainingRecord record, String layout) {
    if (record.content() instanceof Content.Preference preference) {
      return preference;
    }
    if (record.content() instanceof Content.Dialogue) {
      throw because(
          FormatRule.HOLD_DIALOGUE,
          "",
          layout + " holds a chosen and a rejected answer, and the record has one answer",
          "Map chosen and rejected, or choose the format bedrock-conversation");
    }
    throw because(
        FormatRule.HOLD_PLAIN_TEXT,
        "",
        layout + " holds a chosen and a rejected answer, and the record is plain text",
        "Map chosen and rejected, or choose the format cpt-input");
  }

  /** Returns the text of a record. */
  static String plainText(TrainingRecord record, String layout) {
    if (record.content() instanceof Content.PlainText plain) {
      return plain.text();
    }
    boolean dialogue = record.content() instanceof Content.Dialogue;
    throw because(
        dialogue ? FormatRule.HOLD_DIALOGUE : FormatRule.HOLD_PREFERENCE,
        "",
        layout + " holds plain text, and the record has questions and answers",
        "Map text, or choose the format prompt-completion or bedrock-conversation");
  }

  /** Refuses a system prompt. */
  static void refuseSystem(@Nullable String system, String layout) {
    if (system != null) {
      throw because(
          FormatRule.HOLD_SYSTEM,
          "system",
          layout + " has no place for a system prompt",
          "Put it in the template: template.prompt: \"<system prompt> {{prompt}}\"");
    }
  }

  /** Returns the words of a turn, its text blocks joined by a line feed. */
  static String text(Turn turn, String field, String layout) {
    return text(turn.blocks(), turn, field, layout);
  }

  /** Returns the words of an answer, its text blocks joined by a line feed. */
  static String text(List<Block> blocks, String field, String layout) {
    return text(blocks, new Turn(Turn.ASSISTANT, blocks), field, layout);
  }

  private static String text(List<Block> blocks, Turn turn, String field, String layout) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Raw raw) {
        throw block(raw, field, layout);
      }
    }

    return turn.text();
  }

  /** Returns the refusal of a block. */
  static UnencodableException block(Block.Raw raw, String field, String layout) {
    return because(
        FormatRule.HOLD_BLOCK,
        field,
        layout + " has no place for a block of kind " + LineFaults.shorten(raw.kind()),
        "Leave the record out, or choose the format bedrock-conversation");
  }

  /** Returns the refusal of a conversation that is too long. */
  static UnencodableException multiTurn(Content.Dialogue dialogue, String layout) {
    return because(
        FormatRule.HOLD_MULTI_TURN,
        "messages",
        layout + " holds one turn, and the conversation has " + messages(dialogue),
        "Choose a format of messages, such as bedrock-conversation");
  }

  /** Returns the refusal of a conversation without an answer. */
  static UnencodableException noAnswer(Content.Dialogue dialogue, String layout) {
    return because(
        FormatRule.HOLD_NO_ANSWER,
        "messages",
        layout
            + " holds a question with its answer, and the conversation has "
            + messages(dialogue),
        "Map completion, or choose the format prompt-only or distillation-prompts");
  }

  /** Returns the refusal of an answer. */
  static UnencodableException answer(String layout) {
    return because(
        FormatRule.HOLD_ANSWER,
        "completion",
        layout + " holds questions, and the record has an answer too",
        "Do not map completion, or choose the format prompt-completion");
  }

  /** Returns the refusal of a role. */
  static UnencodableException role(String role, int index, String layout) {
    return because(
        FormatRule.HOLD_ROLE,
        "messages[" + index + "].role",
        layout + " has no role " + LineFaults.shorten(role),
        "Map the role to user or assistant");
  }

  private static String messages(Content.Dialogue dialogue) {
    int turns = dialogue.turns().size();
    return turns == 1 ? "1 message" : turns + " messages";
  }

  /** Returns the only question, of a conversation that is one user turn. */
  static String onlyQuestion(Content.Dialogue dialogue, String layout) {
    List<Turn> turns = dialogue.turns();
    if (turns.size() == 2 && turns.get(1).role().equals(Turn.ASSISTANT)) {
      throw answer(layout);
    }
    if (turns.size() != 1) {
      throw multiTurn(dialogue, layout);
    }
    requireRole(turns, 0, Turn.USER, layout);

    return text(turns.get(0), "prompt", layout);
  }

  /** Refuses a turn of another role than the one expected. */
  static void requireRole(List<Turn> turns, int index, String role, String layout) {
    if (!turns.get(index).role().equals(role)) {
      throw role(turns.get(index).role(), index, layout);
    }
  }
}
