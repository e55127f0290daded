package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CannotHoldTest {
  private static final Turn Q = Turn.user("q");
  private static final Turn A = Turn.assistant("a");
  private static final Turn PICTURE =
      new Turn(Turn.USER, List.of(Block.text("See"), FormatLines.image()));
  private static final Turn STRANGE =
      new Turn(Turn.USER, List.of(new Block.Raw("audio", FormatLines.object("{'audio':1}"))));
  private static final Turn SAID = new Turn("human", List.of(Block.text("q")));
  private static final Turn EMPTY = new Turn(Turn.USER, List.of());
  private static final TrainingRecord PLAIN = FormatLines.plain("text");
  private static final TrainingRecord PAIR = FormatLines.dialogue(null, Q, A);
  private static final TrainingRecord CHOICE = FormatLines.preference(null, "+a", "-b");

  /** Records by the rule that they break, for each format; each format shows all of its rules. */
  private static final Map<String, Map<String, TrainingRecord>> CASES = new TreeMap<>();

  private static void broken(String rule, TrainingRecord record, String... formats) {
    for (String format : formats) {
      CASES
          .computeIfAbsent(format, key -> new TreeMap<>())
          .put("format:cannot-hold:" + rule, record);
    }
  }

  static {
    TrainingRecord twoRounds = FormatLines.dialogue(null, Q, A, Q, A);
    broken("dialogue", PAIR, "cpt-input", "cpt-text", "plain-text", "nova-dpo", "preference");
    broken("preference", CHOICE, "cpt-input", "cpt-text", "plain-text", "prompt-completion");
    broken("preference", CHOICE, "anthropic-messages", "bedrock-conversation", "rft-messages");
    broken("preference", CHOICE, "distillation-prompts", "prompt-only", "evaluation-prompts");
    broken("preference", CHOICE, "batch-inference");
    broken("plain-text", PLAIN, "prompt-completion", "anthropic-messages", "nova-dpo");
    broken("plain-text", PLAIN, "bedrock-conversation", "rft-messages", "distillation-prompts");
    broken("plain-text", PLAIN, "preference", "prompt-only", "evaluation-prompts");
    broken("plain-text", PLAIN, "batch-inference");
    broken("line-break", FormatLines.plain("one\rtwo"), "plain-text");
    broken("empty", FormatLines.plain(""), "plain-text");
    broken("empty", FormatLines.dialogue(null, EMPTY, A), "bedrock-conversation");
    broken("empty", FormatLines.dialogue(null, EMPTY), "distillation-prompts");
    broken("empty", FormatLines.withId(FormatLines.dialogue(null), "r"), "batch-inference");
    broken("multi-turn", twoRounds, "prompt-completion", "distillation-prompts", "prompt-only");
    broken("multi-turn", twoRounds, "evaluation-prompts");
    broken("system", FormatLines.dialogue("s", Q, A), "prompt-completion", "evaluation-prompts");
    broken("system", FormatLines.dialogue("s", Q), "prompt-only");
    broken("no-answer", FormatLines.dialogue(null, Q), "prompt-completion", "anthropic-messages");
    broken("no-answer", FormatLines.dialogue(null, Q), "bedrock-conversation");
    broken("answer", PAIR, "prompt-only");
    broken("answer", FormatLines.withId(PAIR, "r"), "batch-inference");
    broken(
        "answer", FormatLines.withReference(PAIR, FormatLines.json("\"b\"")), "evaluation-prompts");
    broken("no-id", FormatLines.dialogue(null, Q), "batch-inference");
    broken("no-reference", FormatLines.dialogue(null, Q), "rft-messages");
    broken(
        "reference",
        FormatLines.withReference(FormatLines.dialogue(null, Q), IntNode.valueOf(7)),
        "rft-messages",
        "evaluation-prompts");
    broken("block", FormatLines.dialogue(null, PICTURE, A), "prompt-completion", "rft-messages");
    broken("block", FormatLines.dialogue(null, PICTURE, A), "anthropic-messages");
    broken("block", FormatLines.dialogue(null, STRANGE, A), "bedrock-conversation");
    broken("block", FormatLines.dialogue(null, PICTURE), "distillation-prompts", "prompt-only");
    broken("block", FormatLines.dialogue(null, PICTURE), "evaluation-prompts");
    broken(
        "block", FormatLines.withId(FormatLines.dialogue(null, STRANGE), "r"), "batch-inference");
    broken("block", answering(new Content.Candidate(PICTURE.blocks(), true, null)), "nova-dpo");
    broken("block", answering(new Content.Candidate(PICTURE.blocks(), true, null)), "preference");
    broken("role", FormatLines.dialogue(null, SAID, A), "prompt-completion", "rft-messages");
    broken("role", FormatLines.dialogue(null, SAID, A), "anthropic-messages");
    broken("role", FormatLines.dialogue(null, SAID, A), "bedrock-conversation");
    broken("role", FormatLines.dialogue(null, SAID, A), "distillation-prompts");
    broken("role", FormatLines.dialogue(null, SAID), "prompt-only", "evaluation-prompts");
    broken("role", FormatLines.withId(FormatLines.dialogue(null, SAID), "r"), "batch-inference");
    broken("role", asking(SAID), "nova-dpo", "preference");
    broken("empty", asking(EMPTY), "nova-dpo");
    broken("candidates", FormatLines.preference(null, "-a", "-b"), "nova-dpo");
    broken("candidates", FormatLines.preference(null, "+a", "-b", "-c"), "preference");
  }

  private static TrainingRecord answering(Content.Candidate first) {
    return TrainingRecord.of(
        new Content.Preference(
            null, List.of(Q), List.of(first, new Content.Candidate(A.blocks(), false, null))));
  }

  private static TrainingRecord asking(Turn turn) {
    Content.Preference choice = (Content.Preference) CHOICE.content();
    return TrainingRecord.of(new Content.Preference(null, List.of(turn), choice.candidates()));
  }

  static List<Format> formats() {
    return Formats.all();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyRuleOfWritingHasARecordThatBreaksIt(Format format) {
    Set<String> rules = new TreeSet<>();
    for (Rule rule : format.rules()) {
      if (rule.id().contains("cannot-hold")) {
        rules.add(rule.id());
      }
    }
    assertThat(CASES.getOrDefault(format.id(), Map.of()).keySet()).isEqualTo(rules);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatALayoutCannotHoldIsNamedAndNothingIsWritten(Format format) throws IOException {
    for (Map.Entry<String, TrainingRecord> broken :
        CASES.getOrDefault(format.id(), Map.of()).entrySet()) {
      StringWriter written = new StringWriter();
      try (JsonGenerator out = new JsonFactory().createGenerator(written)) {
        UnencodableException thrown =
            catchThrowableOfType(
                UnencodableException.class, () -> format.encode(broken.getValue(), out));
        assertThat(thrown).as(broken.getKey()).isNotNull();
        assertThat(thrown.fault().rule()).isEqualTo(broken.getKey());
        assertThat(thrown.fault().isError()).isTrue();
        assertThat(thrown.fault().fix()).isNotBlank();
        assertThat(thrown).hasMessage(thrown.fault().message()).hasNoCause();
        assertThat(out.getOutputContext().inRoot()).isTrue();
      }
      assertThat(written.toString()).as(broken.getKey()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aRecordIsHeldOrRefusedInWordsWhateverItIs(Format format) {
    List<TrainingRecord> records = new ArrayList<>();
    CASES.values().forEach(cases -> records.addAll(cases.values()));
    for (TrainingRecord record : records) {
      try {
        String line = FormatLines.encode(format, record);
        assertThat(format.decode(FormatLines.json(line)).record()).as(line).isPresent();
      } catch (UnencodableException refused) {
        assertThat(refused.fault().rule()).startsWith("format:cannot-hold:");
      }
    }
  }
}
