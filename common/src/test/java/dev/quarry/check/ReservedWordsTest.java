package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.check.ReservedWords.Kind;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.model.Target;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedWordsTest {
  private static final List<String> GUIDE =
      List.of("User:", "Bot:", "Assistant:", "System:", "<image>", "<video>", "[EOS]");
  private static final List<String> FORGE =
      List.of("SYSTEM:", "USER:", "BOT:", "ASSISTANT:", "Thought:", "<unk>");

  @ParameterizedTest
  @CsvSource({
    "User:, GUIDE",
    "Bot:, GUIDE",
    "Assistant:, GUIDE",
    "System:, GUIDE",
    "<image>, GUIDE",
    "<video>, GUIDE",
    "[EOS], GUIDE",
    "SYSTEM:, FORGE",
    "USER:, FORGE",
    "BOT:, FORGE",
    "ASSISTANT:, FORGE",
    "Thought:, FORGE",
    "<unk>, FORGE",
    "system:, OTHER_CASE",
    "user:, OTHER_CASE",
    "bot:, OTHER_CASE",
    "assistant:, OTHER_CASE",
    "<IMAGE>, OTHER_CASE",
    "<Video>, OTHER_CASE",
    "<UNK>, OTHER_CASE",
    "THOUGHT:, OTHER_CASE",
    "[eos], OTHER_CASE",
  })
  void novaFindsEveryWordAnywhere(String word, Kind kind) {
    for (String text : List.of(word, "x " + word + " y", "super" + word, ":<[" + word)) {
      assertThat(find(TestTargets.NOVA, text)).isEqualTo(new ReservedWords.Hit(kind, word));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "User", "User :", "a:b <i> [x]", ":", "<", "[", "ser:", "<imag", "[EO"})
  void novaLetsOtherTextsPass(String text) {
    assertThat(find(TestTargets.NOVA_2, text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "bot: USER: System:, System:",
    "bot: <unk>, <unk>",
    "user: [EOS], [EOS]",
    "<IMAGE> user:, user:",
  })
  void novaNamesTheWorst(String text, String word) {
    ReservedWords.Hit hit = find(TestTargets.NOVA, text);

    assertThat(hit).extracting(ReservedWords.Hit::word).isEqualTo(word);
  }

  @Property
  void novaFindsWhatASearchForEachWordFinds(@ForAll @From("texts") String text) {
    ReservedWords.Hit hit = find(TestTargets.NOVA, text);

    if (GUIDE.stream().anyMatch(text::contains)) {
      assertThat(hit).extracting(ReservedWords.Hit::kind).isEqualTo(Kind.GUIDE);
    } else if (FORGE.stream().anyMatch(text::contains)) {
      assertThat(hit).extracting(ReservedWords.Hit::kind).isEqualTo(Kind.FORGE);
    } else if (inOtherCase(text)) {
      assertThat(hit).extracting(ReservedWords.Hit::kind).isEqualTo(Kind.OTHER_CASE);
    } else {
      assertThat(hit).isNull();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "User",
            "BOT",
            "assistant",
            "Sys",
            "tem",
            ":",
            "<",
            "image",
            ">",
            "[",
            "EOS",
            "]",
            "unk",
            "THOUGHT",
            "video",
            " ");
    return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
  }

  private static boolean inOtherCase(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return GUIDE.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
        || FORGE.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'\nHuman:', CLAUDE",
        "'x\n\nHuman: y', CLAUDE",
        "'x\nAssistant:', CLAUDE",
        "'Human: x\nAssistant:', CLAUDE",
        "'Human: x', CLAUDE_START",
        "'Assistant:', CLAUDE_START",
        "'\nHuman :',",
        "'\nhuman:',",
        "'x Human:',",
        "'Human',",
        "'',",
      })
  void claudeFindsItsWordsAfterALineFeedOrAtTheStart(String text, @Nullable Kind kind) {
    ReservedWords.Hit hit = find(TestTargets.CLAUDE, text);

    assertThat(hit == null ? null : hit.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<|begin_of_text|>",
        "<|start_header_id|>",
        "<|end_header_id|>",
        "<|eot_id|>",
        "<|<|eot_id|>",
        "<|x|> <|eot_id|>",
      })
  void llamaFindsItsTokens(String text) {
    assertThat(find(TestTargets.LLAMA, text)).isNotNull();
    assertThat(find(TestTargets.LLAMA, text.toUpperCase(Locale.ROOT))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock-conversation", "prompt-completion"})
  void noWordsAreKnownWithoutAModel(String format) {
    assertThat(ReservedWords.of(new TargetTraits(Target.ofFormat(format)))).isEmpty();
  }

  private static ReservedWords.@Nullable Hit find(Target target, String text) {
    return ReservedWords.of(new TargetTraits(target)).orElseThrow().find(text);
  }
}
