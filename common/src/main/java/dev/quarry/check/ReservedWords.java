package dev.quarry.check;

import dev.quarry.check.part.TargetTraits;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds reserved words in a text, without a pass per word: it looks for the colons and opening
 * brackets that every one of them has, and then at what stands around.
 */
abstract class ReservedWords {
  /**
   * Nova guides: <a
   * href="https://docs.aws.amazon.com/nova/latest/userguide/fine-tune-prepare-data-understanding.html">
   * keywords that must not occur</a>.
   */
  private static final List<String> GUIDE =
      List.of("User:", "Bot:", "Assistant:", "System:", "<image>", "<video>", "[EOS]");

  /** The further words of Nova Forge's validator (aws/nova-forge-sdk 1.4.6). */
  private static final List<String> FORGE =
      List.of("SYSTEM:", "USER:", "BOT:", "ASSISTANT:", "Thought:", "<unk>");

  private static final List<String> LLAMA =
      List.of("<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");

  /** How a word was found, the worst first within a family. */
  enum Kind {
    GUIDE,
    FORGE,
    OTHER_CASE,
    CLAUDE,
    CLAUDE_START,
    LLAMA
  }

  /**
   * A word in a text.
   *
   * @param kind which list it is of
   * @param word the word as the text has it
   */
  record Hit(Kind kind, String word) {}

  /** Returns the worst word of the text, the first where several are equally bad; or null. */
  abstract @Nullable Hit find(String text);

  /** Returns the words of the target's family, or empty where none are known. */
  static Optional<ReservedWords> of(TargetTraits traits) {
    if (traits.isNova()) {
      return Optional.of(new Nova());
    }
    if (traits.isClaude()) {
      return Optional.of(new Claude());
    }
    return traits.isLlama() ? Optional.of(new Llama()) : Optional.empty();
  }

  static String guideWords() {
    return String.join(" ", GUIDE);
  }

  static String forgeWords() {
    return guideWords() + " " + String.join(" ", FORGE);
  }

  private static final class Nova extends ReservedWords {
    private static final List<String> COLON_WORDS =
        List.of("User:", "Bot:", "Assistant:", "System:", "Thought:");
    private static final List<String> ANGLE_WORDS = List.of("<image>", "<video>", "<unk>");
    private static final List<String> SQUARE_WORDS = List.of("[EOS]");

    @Override
    @Nullable Hit find(String text) {
      Hit worst = worse(null, scan(text, ':', COLON_WORDS));
      worst = worse(worst, scan(text, '<', ANGLE_WORDS));
      return worse(worst, scan(text, '[', SQUARE_WORDS));
    }

    private static @Nullable Hit worse(@Nullable Hit first, @Nullable Hit second) {
      if (first == null || second == null) {
        return first == null ? second : first;
      }
      return second.kind().compareTo(first.kind()) < 0 ? second : first;
    }

    private static @Nullable Hit scan(String text, char mark, List<String> words) {
      Hit worst = null;
      int at = text.indexOf(mark);
      while (at >= 0) {
        Hit hit = hitAt(text, at, words);
        if (hit != null) {
          if (hit.kind() == Kind.GUIDE) {
            return hit;
          }
          worst = worse(worst, hit);
        }
        at = text.indexOf(mark, at + 1);
      }

      return worst;
    }

    /** Returns the word that ends at a colon or starts at a bracket. */
    private static @Nullable Hit hitAt(String text, int at, List<String> words) {
      boolean colon = text.charAt(at) == ':';
      if (colon && (at == 0 || !mayEnd(text.charAt(at - 1)))) {
        return null;
      }
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        int start = colon ? at + 1 - word.length() : at;
        if (text.regionMatches(true, start, word, 0, word.length())) {
          return hitOf(text.substring(start, start + word.length()));
        }
      }

      return null;
    }

    /** Returns whether one of the words has this letter before its colon. */
    private static boolean mayEnd(char c) {
      return switch (c) {
        case 'r', 'R', 't', 'T', 'm', 'M' -> true;
        default -> false;
      };
    }

    private static Hit hitOf(String found) {
      if (GUIDE.contains(found)) {
        return new Hit(Kind.GUIDE, found);
      }
      return new Hit(FORGE.contains(found) ? Kind.FORGE : Kind.OTHER_CASE, found);
    }
  }

  private static final class Claude extends ReservedWords {
    private static final List<String> WORDS = List.of("\nHuman:", "\nAssistant:");

    @Override
    @Nullable Hit find(String text) {
      for (int i = 0; i < WORDS.size(); i++) {
        if (text.contains(WORDS.get(i))) {
          return new Hit(Kind.CLAUDE, WORDS.get(i));
        }
      }
      for (int i = 0; i < WORDS.size(); i++) {
        String word = WORDS.get(i);
        if (text.regionMatches(0, word, 1, word.length() - 1)) {
          return new Hit(Kind.CLAUDE_START, word.substring(1));
        }
      }

      return null;
    }
  }

  private static final class Llama extends ReservedWords {
    @Override
    @Nullable Hit find(String text) {
      int at = text.indexOf("<|");
      while (at >= 0) {
        for (int i = 0; i < LLAMA.size(); i++) {
          if (text.startsWith(LLAMA.get(i), at)) {
            return new Hit(Kind.LLAMA, LLAMA.get(i));
          }
        }
        at = text.indexOf("<|", at + 2);
      }

      return null;
    }
  }
}
