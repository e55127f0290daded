package dev.quarry.mapping.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.error.UserException;
import dev.quarry.format.Formats;
import dev.quarry.mapping.Rows;
import dev.quarry.mapping.field.MappingException;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.template.Template;
import dev.quarry.mapping.template.TemplateValues;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
  private static final Shapes SHAPES = Shapes.of(Formats::byId);

  private static Stream<Shape> shapes() {
    return SHAPES.all().stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void recognisesItsOwnExample(Shape shape) {
    JsonNode row =
        shape.id().equals("plain-text")
            ? TextNode.valueOf(shape.example())
            : Rows.json(shape.example());
    assertThat(recognise(row).id()).isEqualTo(shape.id());
    assertThat(shape.summary()).isNotBlank();
  }

  @Test
  void hasNoTwoShapesOfOneId() {
    assertThat(SHAPES.ids()).doesNotHaveDuplicates();
  }

  @Test
  void putsExactFormatsFirstAndRanksInOrder() {
    assertThat(SHAPES.all()).extracting(Shape::rank).isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'prompt':'p','completion':'c'}|prompt-completion",
        "{'prompt':'p','completion':'c','id':1}|prompt-completion-row",
        "{'Prompt':'p','Completion':'c'}|prompt-completion-row",
        "{'prompt':1,'completion':'c'}|prompt-completion-row",
        "{'prompt':'p'}|prompt-only",
        "{'prompt':'p','topic':'x'}|prompt",
        "{'input':'x'}|cpt-input",
        "{'text':'x'}|cpt-text",
        "{'text':'x','source':'s'}|text",
        "{'text':'x','label':'l'}|text-label",
        "{'text':'x','category':'l','id':1}|text-label",
        "{'text':'x','label':3}|text",
        "{'instruction':'a','input':'b','output':'c','text':'abc'}|alpaca",
        "{'instruction':'a','context':'b','response':'c','category':'d'}|dolly",
        "{'QUESTION':'a','Answer':'b'}|question-answer",
        "{'Q':'a','A':'b'}|q-a",
        "{'questions':'a','answers':'b'}|questions-answers",
        "{'sentence1':'a','sentence2':'b'}|sentence-pair",
        "{'input':'a','output':'b'}|input-output",
        "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}]}"
            + "|anthropic-messages",
        "{'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'b'}],'id':1}"
            + "|messages",
        "{'messages':[{'role':'system','content':'s'},{'role':'user','content':'a'}]}|messages",
        "{'messages':[{'role':'human','content':'a'},{'role':'gpt','content':'b'}]}|messages",
        "{'messages':[{'role':'user','content':[{'text':'a'}]},"
            + "{'role':'assistant','content':[{'text':'b'}]}]}|bedrock-conversation",
        "{'schemaVersion':'v','messages':[{'role':'user','content':[{'text':'a'}]}]}"
            + "|distillation-prompts",
        "{'messages':[{'role':'user','content':[{'text':'a'}]}]}|messages",
        "{'messages':[{'role':'user','content':'a'}],'reference_answer':'r','x':1}|rft-messages",
        "{'messages':[{'role':'user','content':[]},{'role':'assistant','candidates':[]}]}"
            + "|nova-dpo",
        "{'prompt':'p','chosen':'a','rejected':'b'}|preference",
        "{'prompt':'p','chosen':'a','rejected':'b','score':1}|prompt-chosen-rejected",
        "{'prompt':'p','chosen':[],'rejected':[],'messages':[]}|prompt-chosen-rejected",
        "{'chosen':'a','rejected':'b'}|chosen-rejected",
        "{'prompt':'p','referenceResponse':'r'}|evaluation-prompts",
        "{'recordId':'1','modelInput':{}}|batch-inference",
        "{'context':'c','question':'q','answers':{'text':['a']},'id':'1'}|squad-question",
        "{'context':'c','question':'q','answer':'a'}|question-answer",
        "{'data':[],'text':'x'}|text",
        "'some words'|plain-text",
      })
  void recognisesRowsByTheirKeys(String row, String shape) {
    assertThat(recognise(Rows.json(row)).id()).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|no known shape has the keys (none)",
        "{'foo':'secret','bar':1}|no known shape has the keys foo, bar",
        "{'prompt':'p','answer':'a'}|no known shape has the keys prompt, answer",
        "{'instruction':'a','input':'b'}|no known shape has the keys instruction, input",
        "{'sentence1':'a','sentence2':'b','label':1}"
            + "|no known shape has the keys sentence1, sentence2, label",
        "{'text':'a','prompt':'b'}|it is as much text as prompt, with the keys text, prompt",
        "{'question':'a','answer':'b','instruction':'c','output':'d'}"
            + "|it is as much alpaca as question-answer,"
            + " with the keys question, answer, instruction, output",
        "{'messages':[],'conversations':[]}"
            + "|it is as much messages as sharegpt, with the keys messages, conversations",
      })
  void refusesRowsThatItCannotTell(String row, String reason) {
    assertThatThrownBy(() -> recognise(Rows.json(row)))
        .isInstanceOf(MappingException.class)
        .hasMessage("Cannot recognise the row: " + reason + " (expected one known shape)")
        .extracting(e -> ((MappingException) e).fault().rule())
        .isEqualTo("mapping:unknown-shape");
  }

  @Test
  void namesOnlyTheFirstOfManyKeysAndShortensLongOnes() {
    StringBuilder row = new StringBuilder("{'" + "k".repeat(99) + "':0");
    for (int i = 1; i < 30; i++) {
      row.append(",'k").append(i).append("':0");
    }
    assertThatThrownBy(() -> recognise(Rows.json(row + "}")))
        .hasMessageContaining("keys " + "k".repeat(40) + "…, k1, ")
        .hasMessageContaining("k19, and 10 more (expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alpaca|{'instruction':'a','input':'b'}|a//b",
        "alpaca|{'instruction':'a','input':''}|a",
        "dolly|{'instruction':'a','context':'b'}|a//b",
        "question-answer|{'question':'a','context':'b'}|b//a",
        "question-answer|{'question':'a'}|a",
        "squad|{'question':'a','context':'b'}|b//a",
      })
  void hasTemplatesThatInferenceCanUse(String shape, String row, String prompt) {
    Template template = Template.of(SHAPES.byId(shape).template().orElseThrow());
    assertThat(template.prompt(TemplateValues.ofRow(Rows.json(row))).prompt())
        .isEqualTo(prompt.replace("//", "\n\n"));
  }

  @Test
  void countsANumberAsAClassOnlyInColumns() {
    Scope row = Scope.of(Rows.json("{'text':'x','label':3}"));
    assertThat(SHAPES.recognise(ShapeRow.of(row, Strictness.COLUMNAR)).id())
        .isEqualTo("text-label");
  }

  @Test
  void namesTheNearestShape() {
    assertThatThrownBy(() -> SHAPES.byId("alpacca"))
        .isInstanceOf(UserException.class)
        .hasMessage("Unknown shape: alpacca (did you mean alpaca?)");
  }

  private static Shape recognise(JsonNode row) {
    return SHAPES.recognise(ShapeRow.of(Scope.of(row), Strictness.STRICT));
  }
}
