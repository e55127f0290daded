package dev.quarry.mapping.draft;

import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes conversations and pairs of answers out of turns. */
public final class Dialogues {
  private Dialogues() {}

  /**
   * Returns a conversation; a system message at its head becomes the system prompt.
   *
   * @param field what to call the turns in a fault
   * @throws dev.quarry.mapping.field.MappingException when there are two system prompts
   */
  public static Content.Dialogue dialogue(String field, @Nullable String system, List<Turn> turns) {
    if (!startsWithSystem(turns)) {
      return new Content.Dialogue(system, turns);
    }
    return new Content.Dialogue(head(field, system, turns.get(0)), turns.subList(1, turns.size()));
  }

  /** Returns a single exchange, or a prompt alone where there is no completion. */
  public static Content.Dialogue exchange(
      @Nullable String system, String prompt, @Nullable String completion) {
    return completion == null
        ? new Content.Dialogue(system, List.of(Turn.user(prompt)))
        : Content.Dialogue.of(system, prompt, completion);
  }

  /**
   * Returns a pair of answers to one conversation.
   *
   * @param chosen the conversation with the better answer as its last turn
   * @param rejected the same conversation with the worse answer
   * @throws dev.quarry.mapping.field.MappingException when the conversations differ, or do not end
   *     in an answer
   */
  public static Content.Preference preference(
      @Nullable String system, List<Turn> chosen, List<Turn> rejected, Scores scores) {
    int last = chosen.size() - 1;
    requireAnswer("chosen", chosen);
    requireAnswer("rejected", rejected);
    for (int i = 0; i < Math.max(last, rejected.size() - 1); i++) {
      if (i >= last || i >= rejected.size() - 1 || !chosen.get(i).equals(rejected.get(i))) {
        throw MappingFaults.differentPrompts(i + 1);
      }
    }
    Content.Dialogue shared = dialogue("chosen", system, chosen.subList(0, last));
    return new Content.Preference(
        shared.system(),
        shared.turns(),
        List.of(
            new Content.Candidate(chosen.get(last).blocks(), true, scores.chosen()),
            new Content.Candidate(rejected.get(last).blocks(), false, scores.rejected())));
  }

  /** Returns the content with another system prompt. */
  static Content withSystem(Content content, String system) {
    if (content instanceof Content.Dialogue dialogue) {
      return new Content.Dialogue(system, dialogue.turns());
    }
    if (content instanceof Content.Preference pair) {
      return new Content.Preference(system, pair.turns(), pair.candidates());
    }

    return content;
  }

  /** Returns turns with one more at the end. */
  static List<Turn> append(List<Turn> turns, List<Turn> more) {
    List<Turn> all = new ArrayList<>(turns.size() + more.size());
    all.addAll(turns);
    all.addAll(more);
    return all;
  }

  private static void requireAnswer(String field, List<Turn> turns) {
    if (turns.size() < 2 || !turns.get(turns.size() - 1).role().equals(Turn.ASSISTANT)) {
      throw MappingFaults.badTranscript(field, "it does not end in an answer to something");
    }
  }

  private static boolean startsWithSystem(List<Turn> turns) {
    return !turns.isEmpty() && turns.get(0).role().equals(Roles.SYSTEM);
  }

  private static String head(String field, @Nullable String system, Turn first) {
    if (system != null) {
      throw MappingFaults.twoSystems(field);
    }

    return first.text();
  }
}
