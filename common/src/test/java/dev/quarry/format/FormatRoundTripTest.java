package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormatRoundTripTest {

  @Property(tries = 300)
  void whatIsWrittenIsReadWithoutFaultsAndWrittenTheSame(@ForAll("records") TrainingRecord record) {
    for (Format format : Formats.all()) {
      String line;
      try {
        line = FormatLines.encode(format, record);
      } catch (UnencodableException refused) {
        assertThat(refused.fault().rule()).startsWith("format:cannot-hold:");
        continue;
      }
      Format.Decoded decoded = format.decode(FormatLines.json(line));
      assertThat(decoded.faults()).as(format.id() + line).isEmpty();
      assertThat(FormatLines.encode(format, decoded.record().orElseThrow())).isEqualTo(line);
    }
  }

  @Property(tries = 200)
  void layoutsOfBlocksKeepTheContent(@ForAll("dialogues") Content.Dialogue dialogue) {
    String line =
        FormatLines.encode(Formats.byId("bedrock-conversation"), TrainingRecord.of(dialogue));
    assertThat(FormatLines.decode(Formats.byId("bedrock-conversation"), line).content())
        .isEqualTo(dialogue);
  }

  @Property(tries = 200)
  void preferencesKeepTheirAnswers(@ForAll("preferences") Content.Preference preference) {
    for (String id : List.of("nova-dpo", "preference")) {
      String line = FormatLines.encode(Formats.byId(id), TrainingRecord.of(preference));
      assertThat(FormatLines.decode(Formats.byId(id), line).content()).isEqualTo(preference);
    }
  }

  private static Arbitrary<String> texts() {
    Arbitrary<String> awkward =
        Arbitraries.of("", " ", "\n", "\"\\", "日本語", "🚀", "\u2028", "\u0000", "a\r\nb", "[DOC]");
    return Arbitraries.oneOf(
        awkward, Arbitraries.strings().withCharRange(' ', '\ud7ff').ofMaxLength(12));
  }

  private static Arbitrary<Block> blocks() {
    Arbitrary<Block> text = texts().map(Block::text);
    Arbitrary<Block> raw =
        Arbitraries.of(
            new Block.Raw(
                "toolUse",
                FormatLines.object("{'toolUse':{'toolUseId':'1','name':'f','input':{'x':[1]}}}")),
            new Block.Raw(
                "reasoningContent",
                FormatLines.object("{'reasoningContent':{'reasoningText':{'text':'so'}}}")));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, text), net.jqwik.api.Tuple.of(1, raw));
  }

  private static Arbitrary<List<Turn>> turns(int fewest) {
    return blocks()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .list()
        .ofMinSize(fewest)
        .ofMaxSize(5)
        .map(
            contents -> {
              List<Turn> turns = new ArrayList<>();
              for (List<Block> content : contents) {
                String role = turns.size() % 2 == 0 ? Turn.USER : Turn.ASSISTANT;
                turns.add(new Turn(role, content));
              }
              return turns;
            });
  }

  @Provide
  Arbitrary<Content.Dialogue> dialogues() {
    return Combinators.combine(texts().injectNull(0.5), turns(2)).as(Content.Dialogue::new);
  }

  @Provide
  Arbitrary<Content.Preference> preferences() {
    return Combinators.combine(texts().injectNull(0.5), texts(), texts(), texts())
        .as(
            (system, prompt, chosen, rejected) ->
                new Content.Preference(
                    system,
                    List.of(Turn.user(prompt)),
                    List.of(
                        new Content.Candidate(List.of(Block.text(chosen)), true, null),
                        new Content.Candidate(List.of(Block.text(rejected)), false, null))));
  }

  @Provide
  Arbitrary<TrainingRecord> records() {
    Arbitrary<Content> contents =
        Arbitraries.oneOf(
            texts().map(Content.PlainText::new),
            Combinators.combine(texts().injectNull(0.5), turns(1)).as(Content.Dialogue::new),
            Combinators.combine(texts(), texts())
                .as((prompt, answer) -> Content.Dialogue.of(null, prompt, answer)),
            preferences());
    return Combinators.combine(contents, texts().filter(id -> !id.isEmpty()).injectNull(0.3))
        .as((content, id) -> FormatLines.withId(TrainingRecord.of(content), id));
  }
}
