package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchInferenceFormatTest {
  private static final TrainingRecord QUESTION =
      FormatLines.withId(FormatLines.dialogue("s", Turn.user("q")), "r");
  private static final TrainingRecord FOLLOW_UP =
      FormatLines.withId(
          FormatLines.dialogue(null, Turn.user("q"), Turn.assistant("a"), Turn.user("why?")), "r");

  private static Format format(String variant, String parameters) {
    return Formats.batchInference(variant, FormatLines.object(parameters));
  }

  private static String body(String variant, TrainingRecord record) {
    String line = FormatLines.encode(format(variant, "{}"), record);
    assertThat(line).startsWith("{\"recordId\":\"r\",\"modelInput\":{").endsWith("}}");

    return line.substring("{\"recordId\":\"r\",\"modelInput\":".length(), line.length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "converse#{'system':[{'text':'s'}],'messages':[{'role':'user','content':[{'text':'q'}]}],"
            + "'inferenceConfig':{'maxTokens':512}}",
        "nova#{'system':[{'text':'s'}],'messages':[{'role':'user','content':[{'text':'q'}]}],"
            + "'inferenceConfig':{'maxTokens':512}}",
        "claude#{'anthropic_version':'bedrock-2023-05-31','max_tokens':512,'system':'s',"
            + "'messages':[{'role':'user','content':'q'}]}",
        "llama#{'prompt':'<|begin_of_text|><|start_header_id|>system<|end_header_id|>\\n\\ns"
            + "<|eot_id|><|start_header_id|>user<|end_header_id|>\\n\\nq<|eot_id|>"
            + "<|start_header_id|>assistant<|end_header_id|>\\n\\n','max_gen_len':512}",
        "titan#{'inputText':'s\\n\\nq','textGenerationConfig':{'maxTokenCount':512}}",
        "cohere#{'prompt':'s\\n\\nq','max_tokens':512}",
      })
  void writesTheBodyOfEachFamily(String variant, String body) {
    assertThat(body(variant, QUESTION)).isEqualTo(body.replace('\'', '"'));
  }

  @Test
  void labelsTheSpeakersWhereAFamilyHasNoMessages() {
    assertThat(body("titan", FOLLOW_UP))
        .startsWith("{\"inputText\":\"User: q\\nBot: a\\nUser: why?\\nBot:\"");
    assertThat(body("cohere", FOLLOW_UP))
        .startsWith("{\"prompt\":\"User: q\\nChatbot: a\\nUser: why?\\nChatbot:\"");
  }

  @ParameterizedTest
  @CsvSource({"converse", "nova", "claude", "llama"})
  void readsBackTheConversationOfAFamilyThatKeepsItsTurns(String variant) {
    for (TrainingRecord record : List.of(QUESTION, FOLLOW_UP)) {
      String line = FormatLines.encode(format(variant, "{}"), record);
      Format.Decoded decoded = Formats.byId("batch-inference").decode(FormatLines.json(line));
      assertThat(decoded.faults()).isEmpty();
      assertThat(decoded.record()).contains(record);
    }
  }

  @ParameterizedTest
  @CsvSource({"titan", "cohere"})
  void readsAFlatPromptAsOneQuestion(String variant) {
    String line = FormatLines.encode(format(variant, "{}"), FOLLOW_UP);
    TrainingRecord read = FormatLines.decode(Formats.byId("batch-inference"), line);
    assertThat(((Content.Dialogue) read.content()).turns()).hasSize(1);
    assertThat(FormatLines.encode(format(variant, "{}"), read)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "converse#{'maxTokens':9,'topP':0.5,'stopSequences':['x']}",
        "nova#{'maxTokens':9,'topP':0.5,'stopSequences':['x'],'topK':3}",
        "claude#{'max_tokens':9,'top_p':0.5,'stop_sequences':['x'],'top_k':3}",
        "llama#{'max_gen_len':9,'top_p':0.5}",
        "titan#{'maxTokenCount':9,'topP':0.5,'stopSequences':['x']}",
        "cohere#{'max_tokens':9,'p':0.5,'stop_sequences':['x'],'k':3}",
      })
  void translatesTheCommonParameters(String variant, String expected) {
    String given = "{'topP':0.5";
    given += variant.equals("llama") ? "" : ",'stopSequences':['x']";
    given += List.of("nova", "claude", "cohere").contains(variant) ? ",'topK':3" : "";
    given += ",'maxTokens':9,'temperature':0,'own':true}";
    String line = FormatLines.encode(format(variant, given), FOLLOW_UP);
    for (String parameter : expected.substring(1, expected.length() - 1).split(",")) {
      assertThat(line).contains(parameter.replace('\'', '"'));
    }
    assertThat(line).contains("\"temperature\":0,\"own\":true");
  }

  @Test
  void refusesAParameterThatAFamilyDoesNotHave() {
    assertThatThrownBy(() -> format("llama", "{'stopSequences':['x']}"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Unsupported inference parameter for llama: stopSequences"
                + " (known: maxTokens, temperature, topP)");
  }

  @Test
  void claudeKeepsPartsThatAreNoText() {
    String line =
        "{'recordId':'r','modelInput':{'anthropic_version':'bedrock-2023-05-31','max_tokens':512,"
            + "'messages':[{'role':'user','content':[{'type':'text','text':'See'},"
            + "{'type':'image','source':{'type':'base64','data':'aGk='}}]}]}}";
    Format format = format("claude", "{}");
    Format.Decoded decoded = format.decode(FormatLines.object(line));
    assertThat(decoded.faults()).isEmpty();
    assertThat(FormatLines.encode(format, decoded.record().orElseThrow()))
        .isEqualTo(line.replace('\'', '"'));
  }

  @Test
  void claudeReadsASystemPromptInParts() {
    TrainingRecord read =
        FormatLines.decode(
            format("claude", "{}"),
            "{'modelInput':{'anthropic_version':'bedrock-2023-05-31','max_tokens':9,'system':"
                    .replace('\'', '"')
                + "[{\"type\":\"text\",\"text\":\"s\"}],\"messages\":[{\"role\":\"user\","
                + "\"content\":\"q\"}]}}");
    assertThat(((Content.Dialogue) read.content()).system()).isEqualTo("s");
    assertThat(read.id()).isNull();
  }
}
