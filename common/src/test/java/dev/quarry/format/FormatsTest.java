package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quarry.error.UserException;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void knowsEveryIdThatConfigsMayName() {
    assertThat(Formats.all())
        .extracting(Format::id)
        .containsExactly(
            "prompt-completion",
            "cpt-input",
            "cpt-text",
            "plain-text",
            "anthropic-messages",
            "bedrock-conversation",
            "rft-messages",
            "distillation-prompts",
            "nova-dpo",
            "preference",
            "prompt-only",
            "batch-inference",
            "evaluation-prompts");
  }

  @Test
  void findsByIdOrNamesTheKnownOnes() {
    assertThat(Formats.byId("nova-dpo").id()).isEqualTo("nova-dpo");
    assertThat(Formats.find("nova")).isEmpty();
    assertThatThrownBy(() -> Formats.byId("jsonl"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Unknown format: jsonl (known: prompt-completion, cpt-input, ");
  }

  @Test
  void cautionsWhereNoBedrockJobReadsTheLayout() {
    assertThat(Formats.all())
        .filteredOn(format -> format.caution().isPresent())
        .extracting(Format::id)
        .containsExactly(
            "cpt-input", "cpt-text", "plain-text", "nova-dpo", "preference", "prompt-only");
  }

  @Test
  void refusesAnUnknownRequestBody() {
    assertThatThrownBy(() -> Formats.batchInference("gpt", JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Unknown request body: gpt (known: converse, nova, claude, llama, titan, cohere)");
  }
}
