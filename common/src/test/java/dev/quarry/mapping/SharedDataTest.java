package dev.quarry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real corpora, which are no part of this repository. */
class SharedDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SGD =
      "{fields: {id: dialogue_id, messages: {path: turns, role: speaker, content: utterance,"
          + " roles: {USER: user, SYSTEM: assistant}}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bedrock-faq-85/training.json|85|sentence-pair",
        "claude3-ft-sample/raw/training.json|85|sentence-pair",
        "claude3-ft-sample/raw/validation.json|32|question-answer",
        "claude3-ft-sample/eval/label.json|4|question-answer",
        "claude3-ft-sample/formatted/claude3_ft_training.jsonl|85|anthropic-messages",
        "claude3-ft-sample/formatted/claude3_ft_validation.jsonl|32|anthropic-messages",
        "dolly/dolly-en-6400.jsonl.gz|6400|dolly",
        "dolly/dolly-ja-00000-04999.jsonl.gz|5000|alpaca",
        "gsm8k/train.jsonl.gz|7473|question-answer",
        "preference-oasst/oasst-en-trees-001-045.jsonl.gz|87|chosen-rejected",
        "chats-sharegpt/dummy_conversation.json|500|sharegpt",
        "xquad/xquad.en.json.gz|1190|squad",
        "xquad/xquad.zh.json.gz|1190|squad",
        "corpus-text/python-docs-rst.jsonl.gz|497|text",
        "aws-format-samples/distillation-uber10K-prompts.jsonl.gz|200|prompt-completion",
        "aws-format-samples/nova-tooluse-converse-200.jsonl.gz|200|bedrock-conversation",
        "aws-format-samples/rft_train_data.jsonl|300|rft-messages",
        "aws-format-samples/llmaaj-byoi-sample-data.jsonl|30|evaluation-prompts",
        "aws-format-samples/rag-eval-byoi-sample-data.jsonl|50|rag-evaluation",
      })
  void recognisesEveryRow(String file, int records, String shape) throws IOException {
    Mapped mapped = map("{}", file);
    assertThat(mapped.faults()).isEmpty();
    assertThat(mapped.records()).hasSize(records);
    assertThat(new TreeSet<>(mapped.shapes())).containsExactly(shape);
  }

  @Test
  void readsTaskDialoguesByAnExplicitMap() throws IOException {
    Mapped first = map(SGD, "chats-sgd/dialogues_033.json.gz");
    Mapped second = map(SGD, "chats-sgd/dialogues_043.json.gz");
    assertThat(first.faults()).isEmpty();
    assertThat(second.faults()).isEmpty();
    assertThat(first.records()).hasSize(128);
    assertThat(second.records()).hasSize(103);
    for (TrainingRecord record : first.records()) {
      List<Turn> turns = ((Content.Dialogue) record.content()).turns();
      assertThat(turns.get(0).role()).isEqualTo(Turn.USER);
      assertThat(turns.get(turns.size() - 1).role()).isEqualTo(Turn.ASSISTANT);
      assertThat(record.id()).startsWith("33_");
    }
  }

  @Test
  void keepsTheJapaneseContextAndCategory() throws IOException {
    TrainingRecord first = map("{}", "dolly/dolly-ja-00000-04999.jsonl.gz").records().get(0);
    Content.Dialogue dialogue = (Content.Dialogue) first.content();
    assertThat(dialogue.turns().get(0).text()).contains("\n\n");
    assertThat(first.id()).isEqualTo("0");
    assertThat(first.label()).isNotBlank();
  }

  @Test
  void splitsPairsWithSeveralRounds() throws IOException {
    Mapped mapped = map("{}", "preference-oasst/oasst-en-trees-001-045.jsonl.gz");
    long rounds =
        mapped.records().stream()
            .map(record -> (Content.Preference) record.content())
            .filter(pair -> pair.turns().size() > 1)
            .count();
    assertThat(rounds).isEqualTo(42);
  }

  @Test
  void readsTheSameQuestionsByAnExplicitRecordsPath() throws IOException {
    Mapped mapped =
        map(
            "{records: 'data[].paragraphs[].qas[]', fields: {id: id, completion: 'answers[0].text',"
                + " group: title}, template: {prompt: \"{{context}}\\n\\n{{question}}\"}}",
            "xquad/xquad.en.json.gz");
    List<TrainingRecord> known = map("{}", "xquad/xquad.en.json.gz").records();
    assertThat(mapped.faults()).isEmpty();
    assertThat(mapped.records()).hasSameSizeAs(known);
    assertThat(mapped.records().get(7).content()).isEqualTo(known.get(7).content());
    assertThat(mapped.records().get(7).group()).isEqualTo(known.get(7).group());
  }

  private static Mapped map(String yaml, String file) throws IOException {
    RowMapping mapping = Rows.mapping(yaml, Strictness.STRICT);
    Mapped mapped = new Mapped();
    try (InputStream in = open(file);
        MappingIterator<JsonNode> rows = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (rows.hasNext()) {
        mapping.map(rows.next(), mapped);
      }
    }

    return mapped;
  }

  private static InputStream open(String file) throws IOException {
    String shared = System.getProperty("QUARRY_SHARED", System.getenv("QUARRY_SHARED"));
    Path folder = shared == null ? Path.of("../../shared") : Path.of(shared);
    Path path = folder.resolve("data").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no " + path + " on this machine");
    InputStream in = Files.newInputStream(path);
    return file.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
