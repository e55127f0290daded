package dev.quarry.mapping.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.mapping.field.MappingException;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

  @Test
  void splitsAtItsMarkersAndNowhereElse() {
    assertThat(
            Transcript.split(
                "chosen",
                "\n\nHuman: a\n\nb Human: c\nAssistant: d\n\nAssistant:  e\n\n\n\nHuman:f\n\n"
                    + "Assistant:"))
        .containsExactly(
            Turn.user("a\n\nb Human: c\nAssistant: d"),
            Turn.assistant(" e\n\n"),
            Turn.user("f"),
            Turn.assistant(""));
  }

  @Test
  void readsATranscriptThatLostItsLeadingLineFeeds() {
    assertThat(Transcript.split("chosen", "Human: a\n\nAssistant: b"))
        .containsExactly(Turn.user("a"), Turn.assistant("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Why?", "\n\nAssistant: a", "human: a"})
  void refusesATextThatBeginsOtherwise(String text) {
    assertThatThrownBy(() -> Transcript.split("chosen", text))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "Invalid chosen: it does not begin with \"\\n\\nHuman:\" (expected a conversation such"
                + " as \"\\n\\nHuman: …\\n\\nAssistant: …\")");
  }

  @Property
  void splitsWhatWasJoined(@ForAll @Size(min = 1, max = 9) List<@AlphaChars String> said) {
    StringBuilder joined = new StringBuilder();
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      boolean human = i % 2 == 0;
      joined.append(human ? "\n\nHuman: " : "\n\nAssistant: ").append(said.get(i));
      turns.add(human ? Turn.user(said.get(i)) : Turn.assistant(said.get(i)));
    }
    assertThat(Transcript.split("chosen", joined.toString())).isEqualTo(turns);
  }
}
