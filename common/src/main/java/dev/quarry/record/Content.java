package dev.quarry.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model learns from, or is asked. Immutable; crosses to executors only inside a task. */
public sealed interface Content {

  /**
   * A conversation: a prompt with its completion is two turns, a prompt alone is one user turn.
   *
   * @param system the system prompt, or null
   * @param turns the messages in order, without the system prompt
   */
  record Dialogue(@Nullable String system, List<Turn> turns) implements Content {
    /** Copies the turns. */
    public Dialogue {
      turns = List.copyOf(turns);
    }

    /** Returns a single-turn example. */
    public static Dialogue of(@Nullable String system, String prompt, String completion) {
      return new Dialogue(system, List.of(Turn.user(prompt), Turn.assistant(completion)));
    }
  }

  /** Plain text for continued pre-training. */
  record PlainText(String text) implements Content {
    /** Refuses null. */
    public PlainText {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Answers to one conversation of which one is preferred.
   *
   * @param system the system prompt, or null
   * @param turns the shared conversation; ends with a user turn
   * @param candidates at least two answers
   */
  record Preference(@Nullable String system, List<Turn> turns, List<Candidate> candidates)
      implements Content {
    /** Copies the lists. */
    public Preference {
      turns = List.copyOf(turns);
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * One answer of a preference record.
   *
   * @param blocks the answer
   * @param preferred whether this is the chosen answer
   * @param score how good the answer is by the source's own measure, or null
   */
  record Candidate(List<Block> blocks, boolean preferred, @Nullable Double score) {
    /** Copies the blocks. */
    public Candidate {
      blocks = List.copyOf(blocks);
    }
  }
}
