package dev.quarry.format.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.UserException;
import dev.quarry.record.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a request body: the Converse API, or what InvokeModel takes for a model family. Its
 * names come from the pages "Inference request parameters" of the Bedrock guide.
 */
public enum BodyVariant {
  /** The Converse API, the same for every model. */
  CONVERSE("maxTokens", "topP", null, "stopSequences"),
  /** Nova. */
  NOVA("maxTokens", "topP", "topK", "stopSequences"),
  /** Claude 3 and later. */
  CLAUDE("max_tokens", "top_p", "top_k", "stop_sequences"),
  /** Llama 3. */
  LLAMA("max_gen_len", "top_p", null, null),
  /** Titan Text. */
  TITAN("maxTokenCount", "topP", null, "stopSequences"),
  /** Cohere Command. */
  COHERE("max_tokens", "p", "k", "stop_sequences");

  /** The tokens that a model may answer with where nobody says otherwise. */
  public static final int DEFAULT_MAX_TOKENS = 512;

  private static final String MAX_TOKENS = "maxTokens";
  private static final List<String> COMMON =
      List.of(MAX_TOKENS, "temperature", "topP", "topK", "stopSequences");

  private final String maxTokens;
  private final String topP;
  private final @Nullable String topK;
  private final @Nullable String stopSequences;

  BodyVariant(
      String maxTokens, String topP, @Nullable String topK, @Nullable String stopSequences) {
    this.maxTokens = maxTokens;
    this.topP = topP;
    this.topK = topK;
    this.stopSequences = stopSequences;
  }

  /** Returns the stable id, such as {@code converse}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the variant with this id.
   *
   * @throws UserException naming the known ones
   */
  public static BodyVariant byId(String id) {
    for (BodyVariant variant : values()) {
      if (variant.id().equals(id)) {
        return variant;
      }
    }
    throw new UserException(
        "Unknown request body: "
            + id
            + Arrays.stream(values())
                .map(BodyVariant::id)
                .collect(Collectors.joining(", ", " (known: ", ")")));
  }

  /**
   * Returns the parameters under this family's names. {@code maxTokens}, {@code temperature},
   * {@code topP}, {@code topK} and {@code stopSequences} are translated, everything else is kept;
   * an absent limit becomes {@link #DEFAULT_MAX_TOKENS}.
   *
   * @throws UserException for a translated one that the family does not have
   */
  public ObjectNode parameters(ObjectNode given) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put(maxTokens, DEFAULT_MAX_TOKENS);
    for (Map.Entry<String, JsonNode> parameter : given.properties()) {
      String key = parameter.getKey();
      String name = COMMON.contains(key) ? nameOf(key) : key;
      if (name == null) {
        throw new UserException(
            "Unsupported inference parameter for "
                + id()
                + ": "
                + key
                + " (known: "
                + COMMON.stream()
                    .filter(common -> nameOf(common) != null)
                    .collect(Collectors.joining(", "))
                + ")");
      }
      named.set(name, parameter.getValue().deepCopy());
    }

    return named;
  }

  private @Nullable String nameOf(String common) {
    return switch (common) {
      case MAX_TOKENS -> maxTokens;
      case "topP" -> topP;
      case "topK" -> topK;
      case "stopSequences" -> stopSequences;
      default -> common;
    };
  }

  /**
   * Returns the one prompt that a conversation becomes for a family without messages. A single
   * question stays as it is; longer ones get speaker labels and end with the model's.
   */
  public String flatten(@Nullable String system, List<Turn> turns) {
    return switch (this) {
      case LLAMA -> LlamaTemplate.render(system, turns);
      case TITAN -> label(system, turns, "Bot: ");
      case COHERE -> label(system, turns, "Chatbot: ");
      case CONVERSE, NOVA, CLAUDE ->
          throw new IllegalStateException("Unsupported flat prompt: " + id());
    };
  }

  private static String label(@Nullable String system, List<Turn> turns, String model) {
    if (system == null && turns.size() == 1) {
      return turns.get(0).text();
    }
    StringBuilder prompt = new StringBuilder();
    if (system != null) {
      prompt.append(system).append("\n\n");
    }
    if (turns.size() == 1) {
      return prompt.append(turns.get(0).text()).toString();
    }
    for (Turn turn : turns) {
      prompt.append(turn.role().equals(Turn.ASSISTANT) ? model : "User: ");
      prompt.append(turn.text()).append('\n');
    }

    return prompt.append(model.trim()).toString();
  }
}
