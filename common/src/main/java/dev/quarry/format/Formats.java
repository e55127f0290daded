package dev.quarry.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.error.UserException;
import dev.quarry.format.body.BodyVariant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registry of layouts. */
public final class Formats {
  private static final List<Format> ALL =
      List.of(
          new PromptCompletionFormat(),
          CptFormat.input(),
          CptFormat.text(),
          new PlainTextFormat(),
          new AnthropicMessagesFormat(),
          new BedrockConversationFormat(),
          new RftMessagesFormat(),
          new DistillationPromptsFormat(),
          new NovaDpoFormat(),
          new PreferenceFormat(),
          new PromptOnlyFormat(),
          new BatchInferenceFormat(BodyVariant.CONVERSE, JsonNodeFactory.instance.objectNode()),
          new EvaluationPromptsFormat());

  private Formats() {}

  /** Returns every format, in the order of help texts. */
  public static List<Format> all() {
    return ALL;
  }

  /** Returns the format with this id. */
  public static Optional<Format> find(String id) {
    for (Format format : ALL) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }

    return Optional.empty();
  }

  /**
   * Returns the format with this id.
   *
   * @throws UserException naming the known ones
   */
  public static Format byId(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new UserException(
                    "Unknown format: "
                        + id
                        + ALL.stream()
                            .map(Format::id)
                            .collect(Collectors.joining(", ", " (known: ", ")"))));
  }

  /**
   * Returns {@code batch-inference} for a request body and its parameters; {@code byId} gives the
   * one for Converse with at most {@value BodyVariant#DEFAULT_MAX_TOKENS} tokens of answer.
   *
   * @param variant {@code converse}, {@code nova}, {@code claude}, {@code llama}, {@code titan} or
   *     {@code cohere}
   * @param inferenceParameters see {@link BodyVariant#parameters}; may be empty
   * @throws UserException for an unknown variant, or a parameter that it does not have
   */
  public static Format batchInference(String variant, ObjectNode inferenceParameters) {
    return new BatchInferenceFormat(BodyVariant.byId(variant), inferenceParameters);
  }
}
