package dev.quarry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMappingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fields: {prompt: q, completion: a.b, label: k, id: n, group: g, source: s}"
            + "|{'q':'Q','a':{'b':'A'},'k':true,'n':1.5,'g':2,'s':'web'}"
            + "|user(Q) assistant(A) id=1.5 label=true group=2 source=web",
        "fields: {prompt: q}|{'q':''}|user()",
        "fields: {text: t, label: 'k?'}|{'t':'T'}|text(T)",
        "fields: {text: t, label: 'k?'}|{'t':'T','k':null}|text(T)",
        "fields: {text: t, score: s, reference: r}|{'t':'T','s':'2','r':{'x':1}}"
            + "|text(T) reference={'x':1} extra={'score':2.0}",
        "fields: {text: t, metadata: m}|{'t':'T','m':{'x':1}}|text(T) extra={'metadata':{'x':1}}",
        "fields: {text: t, metadata: m}|{'t':'T','m':5}|text(T) extra={'metadata':{'m':5}}",
        "fields: {text: t, metadata: [m.x, 'n?', o]}|{'t':'T','m':{'x':1},'o':[2]}"
            + "|text(T) extra={'metadata':{'x':1,'o':[2]}}",
        "fields: {messages: m, system: s}|{'m':[{'role':'user','content':'a'}],'s':'S'}"
            + "|system(S) user(a)",
        "fields: {messages: {path: d.t, role: who.name, content: said, roles: {X: user, Y: assistant}}}"
            + "|{'d':{'t':[{'who':{'name':'X'},'said':'a'},{'who':{'name':'Y'},'said':'b'},"
            + "{'who':{'name':'gpt'},'said':'c'}]}}|user(a) assistant(b) assistant(c)",
        "fields: {prompt: p, chosen: c, rejected: r, score: {chosen: x, rejected: y}}"
            + "|{'p':'P','c':'C','r':'R','x':1,'y':0}|user(P) +(C)@1.0 -(R)@0.0",
        "fields: {messages: m, chosen: c, rejected: r}"
            + "|{'m':[{'role':'user','content':'a'}],'c':'C','r':'R'}|user(a) +(C) -(R)",
        "fields: {chosen: c, rejected: r}|{'c':'Human: a','r':'Human: a'}"
            + "|mapping:bad-transcript:chosen",
        "{fields: {chosen: c, rejected: r}, template: {prompt: 'P {{x}}', system: S}}"
            + "|{'c':'C','r':'R','x':1}|system(S) user(P 1) +(C) -(R)",
        "{fields: {text: t, label: k}, template: {prompt: '? {{text}}', completion: '{{label}}'}}"
            + "|{'t':'T','k':'K'}|user(? T) assistant(K) label=K",
        "{fields: {prompt: q, completion: a}, template: {prompt: '{{prompt}} {{prompt?}} {{q}}'}}"
            + "|{'q':'Q','a':'A'}|user(Q Q Q) assistant(A)",
        "{fields: {prompt: q}, template: {completion: '{{a}}'}}|{'q':'Q','a':'A'}"
            + "|user(Q) assistant(A)",
        "{fields: {id: i}, template: {text: '{{a}}{{b}}'}}|{'i':'I','a':'A','b':1}|text(A1) id=I",
        "{fields: {system: s, prompt: q}, template: {system: '<{{system}}>'}}"
            + "|{'s':[{'text':'S'}],'q':'Q'}|system(<S>) user(Q)",
        "{records: 'l[]', fields: {prompt: q, completion: a, group: t}}"
            + "|{'t':'T','l':[{'q':'1','a':'2'},{'q':'3'},{'q':'5','a':'6','t':'U'}]}"
            + "|user(1) assistant(2) group=T / user(5) assistant(6) group=U"
            + " / mapping:missing-field:completion",
        "{records: 'l[]', fields: {text: .}}|{'l':['a','b']}|text(a) / text(b)",
        "{records: 'l[]'}|{'l':[{'question':'a','answer':'b'}]}|user(a) assistant(b)",
        "fields: question-answer|{'question':'a','answer':'b','prompt':'c'}|user(a) assistant(b)",
      })
  void mapsARow(String yaml, String row, String expected) {
    assertThat(String.join(" / ", Rows.map(yaml, row).described())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prompt: q|{'x':1}|mapping:missing-field:prompt"
            + "|Missing prompt: no value at q (expected a text)",
        "prompt: q|{'q':null}|mapping:missing-field:prompt"
            + "|Missing prompt: no value at q (expected a text)",
        "prompt: q|{'q':7}|mapping:wrong-type:prompt"
            + "|Invalid prompt: a number at q (expected a text)",
        "prompt: q|{'q':false}|mapping:wrong-type:prompt"
            + "|Invalid prompt: a boolean at q (expected a text)",
        "prompt: q.r|{'q':{'r':['a']}}|mapping:wrong-type:prompt"
            + "|Invalid prompt: a list at q.r (expected a text)",
        "prompt: q|{'q':{}}|mapping:wrong-type:prompt"
            + "|Invalid prompt: an object at q (expected a text)",
        "prompt: q, id: i|{'q':'a','i':[1]}|mapping:wrong-type:id"
            + "|Invalid id: a list at i (expected a text, a number or a boolean)",
        "prompt: q, label: k|{'q':'a'}|mapping:missing-field:label"
            + "|Missing label: no value at k (expected a text, a number or a boolean)",
        "prompt: q, score: s|{'q':'a','s':'high'}|mapping:wrong-type:score"
            + "|Invalid score: a text at s (expected a number)",
        "prompt: q, score: s|{'q':'a'}|mapping:missing-field:score"
            + "|Missing score: no value at s (expected a number)",
        "prompt: q, reference: r|{'q':'a'}|mapping:missing-field:reference"
            + "|Missing reference: no value at r (expected a value)",
        "messages: m|{'m':'a'}|mapping:wrong-type:messages"
            + "|Invalid messages: a text at messages (expected a list of messages)",
        "'messages': {path: m, role: who}|{'m':[{'role':'user','content':'a'}]}"
            + "|mapping:missing-field:messages"
            + "|Missing messages[0].role: no value at messages[0].who (expected a text)",
        "'system': s, prompt: q|{'s':[{'x':1}],'q':'a'}|mapping:wrong-type:system"
            + "|Invalid system: a list at s (expected a text or a list of {\"text\": …})",
      })
  void saysWhatIsWrongWithAField(String fields, String row, String rule, String message) {
    Mapped mapped = Rows.map("fields: {" + fields + "}", row);
    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.faults())
        .singleElement()
        .extracting(Fault::rule, Fault::message)
        .containsExactly(rule, message);
    assertThat(mapped.faults().get(0).fix()).isNotBlank();
  }

  @Test
  void readsScalarsAsTextsInColumns() {
    RowMapping mapping = Rows.mapping("fields: {prompt: q, completion: a}", Strictness.COLUMNAR);
    assertThat(Mapped.of(mapping, Rows.json("{'q':7,'a':true}")).described())
        .containsExactly("user(7) assistant(true)");
    assertThat(Mapped.of(mapping, Rows.json("{'q':7,'a':[]}")).described())
        .containsExactly("mapping:wrong-type:completion");
    assertThat(Mapped.of(mapping, Rows.json("{'q':7,'a':null}")).described())
        .containsExactly("mapping:missing-field:completion");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fields: {promt: q}|Unknown key: source.fields.promt (did you mean prompt?)",
        "fields: {prompt: a..b}|Invalid source.fields.prompt: a..b (expected a path such as a.b[0]:"
            + " a key between the dots)",
        "fields: {prompt: [a]}|Invalid source.fields.prompt: [\"a\"] (expected a path such as"
            + " a.b[0])",
        "fields: {completion: a}|Missing source.fields: nothing to learn from (expected prompt,"
            + " messages, text, or chosen and rejected)",
        "fields: {chosen: a}|Missing source.fields.rejected: it goes with chosen",
        "fields: {rejected: a}|Missing source.fields.chosen: it goes with rejected",
        "fields: {text: a, prompt: b}|Invalid source.fields.prompt: b"
            + " (expected nothing beside source.fields.text)",
        "fields: {messages: a, completion: b}|Invalid source.fields.completion:"
            + " b (expected nothing beside source.fields.messages)",
        "fields: {messages: {role: a}}|Missing source.fields.messages.path",
        "fields: {messages: {path: m, rol: a}}|Unknown key: source.fields.messages.rol (did you"
            + " mean role?)",
        "fields: {messages: {path: m, roles: {A: agent}}}|Invalid source.fields.messages.roles.A:"
            + " agent (expected one of user, assistant, system, tool)",
        "fields: {text: t, score: {chosen: a}}|Missing source.fields.score.rejected",
        "fields: alpacca|Unknown shape: source.fields = alpacca (did you mean alpaca?)",
        "fields: [a]|Invalid source.fields: [\"a\"] (expected a text)",
        "records: a.b|Invalid source.records: a.b (expected at least one [], such as items[])",
        "template: {prompt: '{{q'}|Invalid source.template.prompt: {{q (expected }} after each {{,"
            + " or {{{{ for braces)",
        "template: {promt: q}|Unknown key: source.template.promt (did you mean prompt?)",
        "template: {text: t, prompt: q}|Invalid source.template: [text, prompt] (expected"
            + " text alone, or system, prompt and completion)",
      })
  void reportsAConfigThatCannotBeUsed(String yaml, String problem) {
    assertThat(Rows.problems(yaml)).contains(problem);
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThat(Rows.problems("{fields: {prompt: a..b, labl: x}, records: a, template: {x: 1}}"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void isBuiltAgainFromItsSpec() throws Exception {
    RowMapping mapping =
        Rows.mapping(
            "{path: x, records: 'l[]', fields: {prompt: q}, template: {prompt: '{{prompt}}!'}}",
            Strictness.COLUMNAR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(mapping.spec());
    }
    MappingSpec spec;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      spec = (MappingSpec) in.readObject();
    }
    RowMapping again = RowMapping.of(spec);
    assertThat(Mapped.of(again, Rows.json("{'l':[{'q':1}]}")).described())
        .containsExactly("user(1!)");
    assertThat(again.spec()).isEqualTo(mapping.spec());
    assertThat(again.template().orElseThrow().spec().toJson())
        .hasToString("{\"prompt\":\"{{prompt}}!\"}");
    assertThat(Rows.mapping("{}", Strictness.STRICT).template()).isEmpty();
  }

  @Test
  void leavesTheRowAsItWas() {
    JsonNode row = Rows.json("{'t':'T','m':{'x':1}}");
    JsonNode copy = row.deepCopy();
    Mapped.of(Rows.mapping("fields: {text: t, metadata: m, score: 'x?'}", Strictness.STRICT), row);
    assertThat(row).isEqualTo(copy);
  }

  @Test
  void survivesHostileRows() {
    String deep = "[".repeat(900) + "]".repeat(900);
    List<String> rows =
        List.of(
            "{}",
            "{'q':" + deep + "}",
            "{'messages':" + deep + "}",
            "{'messages':[null,{}]}",
            "{'messages':{'role':'user'}}",
            "{'data':[{'paragraphs':[{'qas':[null,[],1]}]}]}",
            "{'paragraphs':[{'qas':5}]}",
            "{'context':'c','qas':[[]]}",
            "{'chosen':[],'rejected':{}}",
            "{'chosen':[1],'rejected':[2]}",
            "{'prompt':{},'chosen':'a','rejected':'b'}",
            "{'conversationTurns':[null]}",
            "{'conversations':[[]]}",
            "{'':''}",
            "{'text':{}}",
            "7",
            "[]");
    for (String yaml : List.of("{}", "fields: {prompt: q}", "records: 'q[]'")) {
      for (String row : rows) {
        Mapped mapped = Rows.map(yaml, row);
        assertThat(mapped.records()).as(yaml + " " + row).isEmpty();
        assertThat(mapped.faults()).as(yaml + " " + row).isNotEmpty();
        assertThat(mapped.faults()).allMatch(RowMappingTest::hasARule);
      }
    }
  }

  private static boolean hasARule(Fault fault) {
    return fault.rule().startsWith("format:")
        || MappingFaults.rules().stream()
            .anyMatch(rule -> (fault.rule() + ":").startsWith(rule.id() + ":"));
  }
}
