package dev.quarry.format.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlamaTemplateTest {
  private static final Content.Dialogue DIALOGUE =
      new Content.Dialogue(
          "s", List.of(Turn.user("q"), Turn.assistant("a\n"), Turn.user("\nwhy?")));

  @Test
  void writesAHeaderForEachTurnAndTheCueOfTheModel() {
    assertThat(LlamaTemplate.render(null, List.of(Turn.user("q"))))
        .isEqualTo(
            "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nq<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\n\n");
  }

  @Test
  void readsWhatItWrote() {
    String prompt = LlamaTemplate.render(DIALOGUE.system(), DIALOGUE.turns());
    assertThat(LlamaTemplate.parse(prompt)).contains(DIALOGUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "q",
        "<B>q",
        "<B><C>",
        "<B>q<C>",
        "<B><H>user<E>q<C>",
        "<B><H>user q<T><C>",
        "<B><H>user<E>q<T>",
        "<B><H>tool<E>q<T><C>",
        "<B><H>user<E>q<T><H>system<E>s<T><C>",
        "<B><H>system<E>s<T><C>",
      })
  void doesNotGuessAtOtherPrompts(String prompt) {
    String filled =
        prompt
            .replace("<C>", "<H>assistant<E>")
            .replace("<B>", "<|begin_of_text|>")
            .replace("<H>", "<|start_header_id|>")
            .replace("<E>", "<|end_header_id|>\n\n")
            .replace("<T>", "<|eot_id|>");
    assertThat(LlamaTemplate.parse(filled)).isEmpty();
  }
}
