package dev.quarry.format.body;

import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prompt template of Llama 3, with its tokens: see "Meta Llama models" among the inference
 * parameters in the Bedrock guide. Texts go in as they are; a check warns of tokens inside them.
 */
public final class LlamaTemplate {
  private static final String BEGIN = "<|begin_of_text|>";
  private static final String HEADER = "<|start_header_id|>";
  private static final String END_HEADER = "<|end_header_id|>\n\n";
  private static final String END_TURN = "<|eot_id|>";
  private static final String CUE = HEADER + Turn.ASSISTANT + END_HEADER;
  private static final String SYSTEM = "system";

  private LlamaTemplate() {}

  /** Returns the prompt that makes the model answer the last turn. */
  public static String render(@Nullable String system, List<Turn> turns) {
    StringBuilder prompt = new StringBuilder(BEGIN);
    if (system != null) {
      append(prompt, SYSTEM, system);
    }
    for (Turn turn : turns) {
      append(prompt, turn.role(), turn.text());
    }

    return prompt.append(CUE).toString();
  }

  private static void append(StringBuilder prompt, String role, String text) {
    prompt.append(HEADER).append(role).append(END_HEADER).append(text).append(END_TURN);
  }

  /** Returns the conversation in a prompt; empty where it was not made by {@link #render}. */
  public static Optional<Content.Dialogue> parse(String prompt) {
    if (!prompt.startsWith(BEGIN) || !prompt.endsWith(CUE)) {
      return Optional.empty();
    }
    List<Turn> turns = new ArrayList<>();
    String system = null;
    int at = BEGIN.length();
    int end = prompt.length() - CUE.length();
    while (at < end) {
      int header = prompt.startsWith(HEADER, at) ? prompt.indexOf(END_HEADER, at) : -1;
      int close = header < 0 ? -1 : prompt.indexOf(END_TURN, header);
      if (close < 0 || close >= end) {
        return Optional.empty();
      }
      String role = prompt.substring(at + HEADER.length(), header);
      String text = prompt.substring(header + END_HEADER.length(), close);
      if (role.equals(SYSTEM) && at == BEGIN.length()) {
        system = text;
      } else if (role.equals(Turn.USER)) {
        turns.add(Turn.user(text));
      } else if (role.equals(Turn.ASSISTANT)) {
        turns.add(Turn.assistant(text));
      } else {
        return Optional.empty();
      }
      at = close + END_TURN.length();
    }

    return turns.isEmpty() ? Optional.empty() : Optional.of(new Content.Dialogue(system, turns));
  }
}
