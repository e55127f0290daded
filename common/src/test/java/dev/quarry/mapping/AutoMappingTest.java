package dev.quarry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoMappingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'instruction':'a','input':'b','output':'c','index':'7','category':'k'}"
            + "|user(a//b) assistant(c) id=7 label=k",
        "{'instruction':'a','input':'','output':'c'}|user(a) assistant(c)",
        "{'instruction':'a','input':null,'output':'c','id':{'x':1}}|user(a) assistant(c)",
        "{'instruction':'a','response':'c'}|user(a) assistant(c)",
        "{'Question':'a','Answer':'b','System':'s','Source':'web'}"
            + "|system(s) user(a) assistant(b) source=web",
        "{'question':'a','answer':'b','group':5,'reference':['x']}"
            + "|user(a) assistant(b) group=5 reference=['x']",
        "{'sentence1':'a','sentence2':'b'}|user(a) assistant(b)",
        "{'text':'x','label':'l'}|user(x) assistant(l) label=l",
        "{'text':'x','label':3,'id':9}|text(x) id=9 label=3",
        "{'text':'x','source':'s'}|text(x) source=s",
        "{'prompt':'p','id':'1'}|user(p) id=1",
        "{'id':'i','conversations':[{'from':'system','value':'s'},{'from':'human','value':'a'},"
            + "{'from':'gpt','value':'b'}]}|system(s) user(a) assistant(b) id=i",
        "{'conversations':[{'from':'human','value':'a'},{'from':'Bing','value':'b'},"
            + "{'from':'tool','value':'c'},{'from':'martian','value':'d'}]}"
            + "|user(a) assistant(b) tool(c) martian(d)",
        "{'turns':[{'speaker':'user','utterance':'a'},{'speaker':'bot','text':'b'}]}"
            + "|user(a) assistant(b)",
        "{'id':1,'system':[{'text':'s'},{'text':'t'}],'messages':[{'role':'user','content':"
            + "[{'text':'a'},{'type':'text','text':'b'},'c',{'image':{}},{'type':'image_url'}]}]}"
            + "|system(s/t) user(a/b/c/image/image_url) id=1",
        "{'chosen':'//Human: a//Assistant: b//Human: c//Assistant: d',"
            + "'rejected':'//Human: a//Assistant: b//Human: c//Assistant: e'}"
            + "|user(a) assistant(b) user(c) +(d) -(e)",
        "{'prompt':'p','chosen':'a','rejected':'b','score_chosen':2,'score_rejected':'0.5','x':1}"
            + "|user(p) +(a)@2.0 -(b)@0.5",
        "{'prompt':'//Human: p//Assistant:','chosen':'a','rejected':'b'}|user(p) +(a) -(b)",
        "{'prompt':'p','system':'s','chosen':[{'role':'user','content':'p'},"
            + "{'role':'assistant','content':'a'}],'rejected':[{'role':'user','content':'p'},"
            + "{'role':'assistant','content':'b'}]}|system(s) user(p) +(a) -(b)",
        "{'prompt':[{'role':'system','content':'s'},{'role':'user','content':'p'}],"
            + "'chosen':[{'role':'assistant','content':'a'}],"
            + "'rejected':[{'role':'assistant','content':'b'}]}|system(s) user(p) +(a) -(b)",
        "{'conversationTurns':[{'prompt':{'content':[{'text':'a'}]},"
            + "'referenceResponses':[{'content':[{'text':'b'}]}]}]}"
            + "|user(a) assistant(b) reference='b'",
        "{'context':'c','question':'q','answers':{'text':['a','b','a']},'id':'1','title':'t'}"
            + "|user(c//q) assistant(a) id=1 group=t reference=['a','b']",
      })
  void readsEveryKnownShape(String row, String expected) {
    assertThat(described(Rows.map("fields: auto", row.replace("//", "\\n\\n"))))
        .isEqualTo(expected);
  }

  private static String described(Mapped mapped) {
    return String.join(" ", mapped.described())
        .replace("\n\n", "//")
        .replace("\n", "/")
        .replace('|', '/');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'question':5,'answer':'b'}|mapping:wrong-type:question"
            + "|Invalid question: a number at question (expected a text)",
        "{'question':'a','answer':null}|mapping:missing-field:answer"
            + "|Missing answer: no value at answer (expected a text)",
        "{'instruction':'a','input':['b'],'output':'c'}|mapping:wrong-type:input"
            + "|Invalid input: a list at input (expected a text)",
        "{'text':true,'label':'x'}|mapping:wrong-type:text"
            + "|Invalid text: a boolean at text (expected a text)",
        "{'id':1,'messages':[]}|mapping:missing-field:messages"
            + "|Missing messages: no value at messages[0] (expected a list of messages)",
        "{'id':1,'messages':['a']}|mapping:wrong-type:messages"
            + "|Invalid messages[0]: a text at messages[0] (expected an object)",
        "{'id':1,'messages':[{'content':'a'}]}|mapping:missing-field:messages"
            + "|Missing messages[0].role: no value at messages[0].role (expected a text)",
        "{'id':1,'messages':[{'role':'user','content':7}]}|mapping:wrong-type:messages"
            + "|Invalid messages[0].content: a number at messages[0].content (expected a text or a"
            + " list of content blocks)",
        "{'id':1,'messages':[{'role':'user','content':[7]}]}|mapping:wrong-type:messages"
            + "|Invalid messages[0].content: a number at messages[0].content (expected content"
            + " blocks)",
        "{'system':'s','id':1,'messages':[{'role':'system','content':'t'}]}|mapping:two-systems"
            + "|Invalid system: messages begins with a system message too (expected one of them)",
        "{'chosen':'//Human: a//Assistant: b','rejected':'//Human: x//Assistant: c'}"
            + "|mapping:different-prompts|Invalid rejected: it differs from chosen at turn 1"
            + " (expected the same conversation up to the last answer)",
        "{'chosen':'//Human: a//Assistant: b','rejected':'//Human: a//Assistant: b//Human: c"
            + "//Assistant: d'}|mapping:different-prompts|Invalid rejected: it differs from chosen"
            + " at turn 2 (expected the same conversation up to the last answer)",
        "{'chosen':'//Human: a','rejected':'//Human: a//Assistant: b'}"
            + "|mapping:bad-transcript:chosen|Invalid chosen: it does not end in an answer to"
            + " something (expected a conversation such as \"\\n\\nHuman: …\\n\\nAssistant: …\")",
        "{'context':'c','question':'q','answers':[],'is_impossible':true}|mapping:unanswerable"
            + "|Missing completion: is_impossible is true (expected a question with an answer)",
        "{'context':'c','question':'q','answers':[]}|mapping:missing-field:answers"
            + "|Missing answers: no value at answers (expected a list with at least one answer)",
        "{'context':'c','question':'q','answers':[{'text':5}]}|mapping:wrong-type:answers"
            + "|Invalid answers: a number at answers[0].text (expected a text)",
        "{'context':3,'question':'q','answers':[{'text':'a'}]}|mapping:wrong-type:context"
            + "|Invalid context: a number at context (expected a text)",
        "{'conversationTurns':[]}|mapping:missing-field:conversationTurns"
            + "|Missing conversationTurns: no value at conversationTurns (expected a list with at"
            + " least one turn)",
        "[1]|mapping:not-a-row|Invalid row: a list (expected an object of keys and values)",
        "null|mapping:not-a-row|Invalid row: null (expected an object of keys and values)",
      })
  void saysWhatIsWrongWithARow(String row, String rule, String message) {
    Mapped mapped = Rows.map("fields: auto", row.replace("//", "\\n\\n"));
    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.faults())
        .singleElement()
        .extracting(Fault::rule, Fault::message)
        .containsExactly(rule, message);
    assertThat(mapped.faults().get(0).fix()).isNotBlank();
  }

  @Test
  void readsEveryQuestionOfASquadFileAndRejectsTheBadOnes() {
    Mapped mapped =
        Rows.map(
            "fields: squad",
            "{'version':'2','data':[{'title':'t','paragraphs':[{'context':'c','qas':["
                + "{'id':'1','question':'q','answers':[{'text':'a'}]},"
                + "{'id':'2','question':'r','answers':[],'is_impossible':true},"
                + "{'id':'3','question':'s','answers':[{'text':'b'}]}]}]}]}");
    assertThat(mapped.described())
        .containsExactly(
            "user(c\n\nq) assistant(a) id=1 group=t reference='a'",
            "user(c\n\ns) assistant(b) id=3 group=t reference='b'",
            "mapping:unanswerable");
    assertThat(mapped.elements()).containsExactly(0, 1, 2);
    assertThat(mapped.shapes()).containsExactly("squad");
  }

  @Test
  void leavesLinesOfAFormatToTheFormat() {
    Mapped read = Rows.map("{}", "{'prompt':'p','completion':'c'}");
    assertThat(read.shapes()).containsExactly("prompt-completion");
    assertThat(read.described()).containsExactly("user(p) assistant(c)");

    String converse =
        "{'messages':[{'role':'user','content':[{'text':'a'}]},"
            + "{'role':'assistant','content':[%s]}]}";
    Mapped warned = Rows.map("{}", converse.formatted("{'text':'b'}"));
    assertThat(warned.described()).containsExactly("user(a) assistant(b)");
    assertThat(warned.warnings()).extracting(Fault::rule).containsExactly("format:schema-version");
    Mapped refused = Rows.map("{}", converse.formatted("{'odd':1}"));
    assertThat(refused.described()).containsExactly("format:content-block");
  }

  @Test
  void readsNumbersAsTextsOnlyInColumns() {
    RowMapping columns = Rows.mapping("{}", Strictness.COLUMNAR);
    assertThat(Mapped.of(columns, Rows.json("{'question':5,'answer':1.5}")).described())
        .containsExactly("user(5) assistant(1.5)");
  }

  @Test
  void appliesATemplateToWhatItHasRecognised() {
    String yaml =
        "{fields: auto, template: {system: S, prompt: 'Q: {{prompt}}{{#input}}!{{/input}}'}}";
    assertThat(Rows.map(yaml, "{'instruction':'a','input':'b','output':'c'}").described())
        .containsExactly("system(S) user(Q: a\n\nb!) assistant(c)");
    assertThat(Rows.map(yaml, "{'prompt':'p','chosen':'a','rejected':'b','id':1}").described())
        .containsExactly("system(S) user(Q: p) +(a) -(b) id=1");
    assertThat(Rows.map(yaml, "{'prompt':'p','completion':'c'}").described())
        .containsExactly("system(S) user(Q: p) assistant(c)");
  }

  @Test
  void putsASystemPromptOverConversationsAndPairs() {
    String yaml = "template: {system: 'S {{id?}}'}";
    String turns = "[{'from':'human','value':'a'},{'from':'gpt','value':'b'}]";
    assertThat(Rows.map(yaml, "{'id':7,'conversations':" + turns + "}").described())
        .containsExactly("system(S 7) user(a) assistant(b) id=7");
  }

  @Test
  void makesRecordsOfUnknownRowsByTheirTemplate() {
    String yaml = "template: {prompt: '{{ask}}', completion: '{{say}}'}";
    assertThat(Rows.map(yaml, "{'ask':'a','say':'b','id':3}").described())
        .containsExactly("user(a) assistant(b) id=3");
    assertThat(Rows.map(yaml, "{'ask':'a'}").described())
        .containsExactly("mapping:missing-field:say");
  }
}
