package dev.quarry.check.part;

import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the parts of a record and names them as the layout of the target does. Immutable. */
public final class RecordParts {
  /** The index of a part that is the only one of its kind. */
  public static final int ONLY = -1;

  private final String format;

  public RecordParts(Target target) {
    format = target.format();
  }

  /** Whose words a text is. */
  public enum Part {
    SYSTEM,
    USER,
    ASSISTANT,
    OTHER,
    CANDIDATE,
    TEXT;

    public static Part ofRole(String role) {
      return switch (role) {
        case Turn.USER -> USER;
        case Turn.ASSISTANT -> ASSISTANT;
        case "system" -> SYSTEM;
        default -> OTHER;
      };
    }

    /** Returns the word for the detail of a rule. */
    public String detail() {
      return switch (this) {
        case SYSTEM -> "system";
        case USER, OTHER -> "prompt";
        case ASSISTANT -> "completion";
        case CANDIDATE -> "candidate";
        case TEXT -> "text";
      };
    }
  }

  /** Receives the blocks of a record in their order. */
  public interface Visitor {
    /** Receives a text. */
    void text(Part part, int index, String text);

    /** Receives a block that is not text. */
    void raw(Part part, int index, Block.Raw raw);
  }

  /** Returns the turns of a conversation; none for plain text. */
  public static List<Turn> turns(Content content) {
    if (content instanceof Content.Dialogue dialogue) {
      return dialogue.turns();
    }
    return content instanceof Content.Preference preference ? preference.turns() : List.of();
  }

  /** Returns whether the content has a system prompt of its own. */
  public static boolean hasSystem(Content content) {
    if (content instanceof Content.Dialogue dialogue) {
      return dialogue.system() != null;
    }
    return content instanceof Content.Preference preference && preference.system() != null;
  }

  /** Calls the visitor for every block. */
  public static void visit(Content content, Visitor visitor) {
    if (content instanceof Content.PlainText plain) {
      visitor.text(Part.TEXT, ONLY, plain.text());
    } else if (content instanceof Content.Dialogue dialogue) {
      visitSystem(dialogue.system(), visitor);
      visitTurns(dialogue.turns(), visitor);
    } else if (content instanceof Content.Preference preference) {
      visitSystem(preference.system(), visitor);
      visitTurns(preference.turns(), visitor);
      List<Content.Candidate> candidates = preference.candidates();
      for (int i = 0; i < candidates.size(); i++) {
        visitBlocks(Part.CANDIDATE, i, candidates.get(i).blocks(), visitor);
      }
    }
  }

  private static void visitSystem(@Nullable String system, Visitor visitor) {
    if (system != null) {
      visitor.text(Part.SYSTEM, ONLY, system);
    }
  }

  private static void visitTurns(List<Turn> turns, Visitor visitor) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      visitBlocks(Part.ofRole(turn.role()), i, turn.blocks(), visitor);
    }
  }

  private static void visitBlocks(Part part, int index, List<Block> blocks, Visitor visitor) {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block instanceof Block.Text text) {
        visitor.text(part, index, text.text());
      } else if (block instanceof Block.Raw raw) {
        visitor.raw(part, index, raw);
      }
    }
  }

  /** Returns the name of a part, such as {@code messages[1].content}. */
  public String field(Content content, Part part, int index) {
    if (part == Part.TEXT) {
      return format.equals("cpt-input") ? "input" : "text";
    }
    if (part == Part.CANDIDATE) {
      return candidate((Content.Preference) content, index);
    }
    return index == ONLY ? system() : turn(content, index);
  }

  /** Returns the name of a turn. */
  public String turn(Content content, int index) {
    return switch (format) {
      case "prompt-completion", "prompt-only", "evaluation-prompts", "preference" ->
          shortName(content, index);
      default -> message(content, index) + ".content";
    };
  }

  /** Returns the name of a turn's role. */
  public String role(Content content, int index) {
    return message(content, index) + ".role";
  }

  /** Returns the name of the list of turns. */
  public String messages() {
    return format.equals("batch-inference") ? "modelInput.messages" : "messages";
  }

  /** Returns the name of the list of candidates. */
  public String candidates(Content content) {
    return format.equals("preference")
        ? ""
        : message(content, turns(content).size()) + ".candidates";
  }

  private String message(Content content, int index) {
    // In the OpenAI layout the system prompt is the first message.
    int place = format.equals("rft-messages") && hasSystem(content) ? index + 1 : index;
    return messages() + "[" + place + "]";
  }

  private String shortName(Content content, int index) {
    List<Turn> turns = turns(content);
    if (turns.size() > 2) {
      return message(content, index) + ".content";
    }
    if (!turns.get(index).role().equals(Turn.ASSISTANT)) {
      return "prompt";
    }
    return format.equals("evaluation-prompts") ? "referenceResponse" : "completion";
  }

  private String candidate(Content.Preference content, int index) {
    if (format.equals("preference")) {
      return content.candidates().get(index).preferred() ? "chosen" : "rejected";
    }
    return candidates(content) + "[" + index + "].content";
  }

  private String system() {
    return switch (format) {
      case "rft-messages" -> "messages[0].content";
      case "bedrock-conversation", "distillation-prompts", "nova-dpo" -> "system[0].text";
      case "batch-inference" -> "modelInput.system";
      default -> "system";
    };
  }
}
