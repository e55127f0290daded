package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final TrainingRecord PAIR =
      FormatLines.dialogue(null, Turn.user("q"), Turn.assistant("a"));
  private static final String VERSION = "{'schemaVersion':'bedrock-conversation-2024',";
  private static final String USER = "{'role':'user','content':[{'text':'q'}]}";
  private static final String ANSWER = "{'role':'assistant','content':[{'text':'a'}]}";

  private static void converts(String format, TrainingRecord record, String line) {
    assertThat(FormatLines.encode(Formats.byId(format), record)).isEqualTo(line.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cpt-input|{'input':'text'}",
        "cpt-text|{'text':'text'}",
        "plain-text|'text'",
      })
  void plainTextBecomesPreTrainingText(String format, String line) {
    converts(format, FormatLines.plain("text"), line);
  }

  @Test
  void aPairBecomesEveryLayoutOfAnsweredQuestions() {
    converts("prompt-completion", PAIR, "{'prompt':'q','completion':'a'}");
    converts(
        "anthropic-messages",
        PAIR,
        "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}");
    String conversation = VERSION + "'messages':[" + USER + "," + ANSWER + "]}";
    converts("bedrock-conversation", PAIR, conversation);
    converts("distillation-prompts", PAIR, conversation);
    converts("evaluation-prompts", PAIR, "{'prompt':'q','referenceResponse':'a'}");
  }

  @Test
  void theLastAnswerBecomesTheReferenceOfAGrader() {
    converts(
        "rft-messages",
        FormatLines.dialogue("s", Turn.user("q"), Turn.assistant("a")),
        "{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'}],"
            + "'reference_answer':'a'}");
  }

  @Test
  void aReferenceOfItsOwnKeepsTheLastAnswerInTheMessages() {
    converts(
        "rft-messages",
        FormatLines.withReference(PAIR, FormatLines.object("{'value':7}")),
        "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],"
            + "'reference_answer':{'value':7}}");
  }

  @Test
  void aGraderIsNotGivenTheKeysOfOtherLayouts() {
    TrainingRecord record =
        new TrainingRecord(
            "r1",
            PAIR.content(),
            null,
            null,
            null,
            null,
            FormatLines.object("{'toolConfig':{},'modelResponses':[],'level':3,'id':'x'}"));
    converts(
        "rft-messages",
        record,
        "{'id':'r1','messages':[{'role':'user','content':'q'}],'reference_answer':'a','level':3}");
  }

  @Test
  void aQuestionBecomesAPromptOfEveryKind() {
    TrainingRecord question = FormatLines.dialogue(null, Turn.user("q"));
    converts("prompt-only", question, "{'prompt':'q'}");
    converts("evaluation-prompts", question, "{'prompt':'q'}");
    converts("distillation-prompts", question, VERSION + "'messages':[" + USER + "]}");
    converts(
        "batch-inference",
        FormatLines.withId(question, "r"),
        "{'recordId':'r','modelInput':{'messages':["
            + USER
            + "],'inferenceConfig':{'maxTokens':512}}}");
  }

  @Test
  void theLabelBecomesTheCategoryAndTheReferenceTheResponse() {
    TrainingRecord record =
        new TrainingRecord(
            null,
            new Content.Dialogue(null, List.of(Turn.user("q"))),
            "c",
            null,
            null,
            FormatLines.json("\"a\""),
            FormatLines.object("{'modelResponses':[{'response':'x','modelIdentifier':'m'}]}"));
    converts(
        "evaluation-prompts",
        record,
        "{'prompt':'q','referenceResponse':'a','category':'c',"
            + "'modelResponses':[{'response':'x','modelIdentifier':'m'}]}");
  }

  @Test
  void severalTextsAreJoinedByALineFeedWhereContentIsOneText() {
    Turn question = new Turn(Turn.USER, List.of(Block.text("one"), Block.text("two")));
    TrainingRecord record = FormatLines.dialogue(null, question, Turn.assistant("a"));
    converts("prompt-completion", record, "{'prompt':'one\\ntwo','completion':'a'}");
    converts(
        "anthropic-messages",
        record,
        "{'messages':[{'role':'user','content':'one\\ntwo'},{'role':'assistant','content':'a'}]}");
    converts(
        "distillation-prompts",
        FormatLines.dialogue(null, question),
        VERSION + "'messages':[{'role':'user','content':[{'text':'one\\ntwo'}]}]}");
    converts(
        "bedrock-conversation",
        record,
        VERSION
            + "'messages':[{'role':'user','content':[{'text':'one'},{'text':'two'}]},"
            + ANSWER
            + "]}");
  }

  @Test
  void theSystemPromptGoesWhereTheLayoutHasIt() {
    TrainingRecord record = FormatLines.dialogue("s", Turn.user("q"), Turn.assistant("a"));
    converts(
        "anthropic-messages",
        record,
        "{'system':'s','messages':[{'role':'user','content':'q'},"
            + "{'role':'assistant','content':'a'}]}");
    String conversation =
        VERSION + "'system':[{'text':'s'}],'messages':[" + USER + "," + ANSWER + "]}";
    converts("bedrock-conversation", record, conversation);
    converts("distillation-prompts", record, conversation);
  }

  @Test
  void aPreferenceListsThePreferredAnswersFirst() {
    String expected =
        VERSION
            + "'messages':["
            + USER
            + ",{'role':'assistant','candidates':["
            + "{'content':[{'text':'good'}],'preferenceLabel':'preferred'},"
            + "{'content':[{'text':'bad'}],'preferenceLabel':'non-preferred'}]}]}";
    converts("nova-dpo", FormatLines.preference(null, "-bad", "+good"), expected);
    converts(
        "preference",
        FormatLines.preference(null, "-bad", "+good"),
        "{'prompt':'q','chosen':'good','rejected':'bad'}");
    converts(
        "preference",
        FormatLines.preference("s", "+good", "-bad"),
        "{'prompt':[{'role':'system','content':'s'},{'role':'user','content':'q'}],"
            + "'chosen':'good','rejected':'bad'}");
  }

  @Test
  void transcriptsOfAPreferenceShareTheirPrompt() {
    String question = "{'role':'user','content':'q'}";
    String system = "{'role':'system','content':'s'}";
    for (String line :
        List.of(
            "{'chosen':[%2$s,%1$s,%3$s],'rejected':[%2$s,%1$s,%4$s]}",
            "{'prompt':[%2$s,%1$s],'chosen':[%3$s],'rejected':[%4$s]}",
            "{'prompt':[%2$s,%1$s],'chosen':[%2$s,%1$s,%3$s],'rejected':'bad'}")) {
      String filled =
          line.formatted(
              question,
              system,
              "{'role':'assistant','content':'good'}",
              "{'role':'assistant','content':'bad'}");
      Format.Decoded decoded = Formats.byId("preference").decode(FormatLines.object(filled));
      assertThat(decoded.faults()).as(filled).isEmpty();
      assertThat(decoded.record().orElseThrow().content())
          .as(filled)
          .isEqualTo(FormatLines.preference("s", "+good", "-bad").content());
    }
  }

  @Test
  void severalSystemItemsBecomeOne() {
    TrainingRecord read =
        Formats.byId("bedrock-conversation")
            .decode(
                FormatLines.object(
                    "{'system':[{'text':'s'},{'text':'t'}],'messages':["
                        + USER
                        + ","
                        + ANSWER
                        + "]}"))
            .record()
            .orElseThrow();
    assertThat(((Content.Dialogue) read.content()).system()).isEqualTo("s\nt");
  }

  @Test
  void toolMessagesOfAGraderLayoutAreWrittenAsTheyCame() {
    String line =
        "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'',"
            + "'tool_calls':[{'id':'c','type':'function','function':{'name':'f',"
            + "'arguments':'{}'}}]},{'role':'tool','content':'3','tool_call_id':'c'}],"
            + "'reference_answer':'3'}";
    Format format = Formats.byId("rft-messages");
    TrainingRecord record = format.decode(FormatLines.object(line)).record().orElseThrow();
    converts("rft-messages", record, line);
    TrainingRecord withoutContent =
        format
            .decode(FormatLines.object(line.replace("'content':'','tool_calls'", "'tool_calls'")))
            .record()
            .orElseThrow();
    converts("rft-messages", withoutContent, line);
  }

  @Test
  void plainTextLinesAreTheTextItself() {
    PlainTextFormat format = (PlainTextFormat) Formats.byId("plain-text");
    assertThat(format.isPlainText()).isTrue();
    assertThat(format.encodeText(FormatLines.plain("a \"b\" \u00e9\t"))).isEqualTo("a \"b\" é\t");
    assertThat(FormatLines.decode(format, FormatLines.exampleOf(format)))
        .isEqualTo(
            new TrainingRecord(
                null,
                new Content.PlainText(format.example()),
                null,
                null,
                null,
                null,
                JsonNodeFactory.instance.objectNode()));
  }
}
