package dev.quarry.mapping.draft;

import dev.quarry.record.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that sources give to the people of a conversation, as seen in ShareGPT, FastChat, OASST
 * and OpenAI exports. Immutable and thread-safe.
 */
public final class Roles {
  /** The role of instructions that stand before the conversation. */
  public static final String SYSTEM = "system";

  /** The role of a tool's answer. */
  public static final String TOOL = "tool";

  /** The roles that a name can be mapped to. */
  public static final List<String> KNOWN = List.of(Turn.USER, Turn.ASSISTANT, SYSTEM, TOOL);

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("user", Turn.USER),
          Map.entry("human", Turn.USER),
          Map.entry("prompter", Turn.USER),
          Map.entry("customer", Turn.USER),
          Map.entry("assistant", Turn.ASSISTANT),
          Map.entry("gpt", Turn.ASSISTANT),
          Map.entry("chatgpt", Turn.ASSISTANT),
          Map.entry("bard", Turn.ASSISTANT),
          Map.entry("bing", Turn.ASSISTANT),
          Map.entry("bot", Turn.ASSISTANT),
          Map.entry("model", Turn.ASSISTANT),
          Map.entry("ai", Turn.ASSISTANT),
          Map.entry("agent", Turn.ASSISTANT),
          Map.entry("system", SYSTEM),
          Map.entry("developer", SYSTEM),
          Map.entry("tool", TOOL),
          Map.entry("function", TOOL),
          Map.entry("function_response", TOOL),
          Map.entry("observation", TOOL));

  /** The usual names alone. */
  public static final Roles DEFAULT = new Roles(Map.of());

  private final Map<String, String> names;

  /** Creates the usual names with others before them; these must match exactly. */
  public Roles(Map<String, String> own) {
    Map<String, String> all = new HashMap<>(USUAL);
    all.putAll(own);
    this.names = Map.copyOf(all);
  }

  /** Returns the role that a name means; an unknown name as it came, so that a check can see it. */
  public String of(String name) {
    String role = names.get(name);
    return role != null ? role : names.getOrDefault(name.trim().toLowerCase(Locale.ROOT), name);
  }
}
