package dev.quarry.mapping.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.quarry.mapping.Rows;
import dev.quarry.mapping.field.MappingException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Q: {{q}}|{'q':'Why?'}|Q: Why?",
        "{{ q }}{{q}}|{'q':'a'}|aa",
        "{{a.b[0]}}|{'a':{'b':['x']}}|x",
        "{{n}} {{b}}|{'n':1.5,'b':true}|1.5 true",
        "[{{q?}}]|{}|[]",
        "[{{q?}}]|{'q':null}|[]",
        "{{{{q}}|{'q':'a'}|{{q}}",
        "{{q}}|{'q':'{{q}} {{#x}}'}|{{q}} {{#x}}",
        "a{{#i}}: {{i}}{{/i}}.|{'i':'x'}|a: x.",
        "a{{#i}}: {{i}}{{/i}}.|{'i':''}|a.",
        "a{{#i}}: {{i}}{{/i}}.|{}|a.",
        "{{#a}}1{{#b}}2{{/b}}{{/a}}|{'a':'x','b':'y'}|12",
        "{{#a}}1{{#b}}2{{/b}}{{/a}}|{'b':'y'}|``",
        "} }} {|{}|} }} {",
      })
  void putsValuesIn(String prompt, String row, String expected) {
    assertThat(prompt(prompt, row)).isEqualTo(expected);
  }

  private static String prompt(String prompt, String row) {
    Template template = Template.of(new TemplateSpec(null, prompt, null, null));
    return template.prompt(TemplateValues.ofRow(Rows.json(row))).prompt();
  }

  @Test
  void asksWithoutTheCompletionAtInferenceTime() {
    Template template = Template.of(new TemplateSpec("Be {{how}}.", "Q: {{q}}", "{{a}}", null));
    Template.Prompt asked =
        template.prompt(TemplateValues.ofRow(Rows.json("{'how':'brief','q':'Why?'}")));
    assertThat(asked).isEqualTo(new Template.Prompt("Be brief.", "Q: Why?"));
  }

  @Test
  void asksWithThePromptItselfWhereItHasNone() {
    Template template = Template.of(new TemplateSpec("S", null, null, null));
    assertThat(template.prompt(TemplateValues.ofRow(Rows.json("{'prompt':'Why?'}"))))
        .isEqualTo(new Template.Prompt("S", "Why?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'x':1}|mapping:missing-field:q|Missing q: no value at q (expected a value for {{q}})",
        "{'q':null}|mapping:missing-field:q|Missing q: no value at q (expected a value for {{q}})",
        "{'q':[1]}|mapping:wrong-type:q|Invalid q: a list at q (expected a text, a number or a"
            + " boolean)",
        "{'q':{}}|mapping:wrong-type:q|Invalid q: an object at q (expected a text, a number or a"
            + " boolean)",
      })
  void refusesARowWithoutAValue(String row, String rule, String message) {
    assertThatThrownBy(() -> prompt("{{q}}", row))
        .isInstanceOf(MappingException.class)
        .hasMessage(message)
        .extracting(e -> ((MappingException) e).fault().rule())
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{q|}} after each {{, or {{{{ for braces",
        "{{}}|a key between the dots in {{}}",
        "{{a..b}}|a key between the dots in {{a..b}}",
        "{{#a}}|{{/a}} after {{#a}}",
        "{{/a}}|{{#a}} before {{/a}}",
        "{{#a}}{{/b}}|{{#b}} before {{/b}}",
        "{{#a}}{{#b}}{{/a}}{{/b}}|{{#a}} before {{/a}}",
      })
  void refusesWhatIsNoTemplate(String prompt, String expected) {
    assertThatThrownBy(() -> Template.of(new TemplateSpec(null, prompt, null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid prompt: " + prompt + " (expected " + expected + ")");
  }

  @Test
  void refusesTextBesideADialogueAndNothingAtAll() {
    assertThatThrownBy(() -> new TemplateSpec(null, "p", null, "t"))
        .hasMessage("text alone, or system, prompt and completion");
    assertThatThrownBy(() -> new TemplateSpec(null, null, null, null))
        .hasMessage("one of system, prompt, completion, text");
  }

  @Property
  void putsAnyTextInAsItIs(@ForAll String value) {
    var row = JsonNodeFactory.instance.objectNode().put("v", value);
    Template template = Template.of(new TemplateSpec(null, "<{{v}}>", null, null));
    assertThat(template.prompt(TemplateValues.ofRow(row)).prompt()).isEqualTo("<" + value + ">");
  }

  @Property
  void comesBackFromJson(@ForAll String system, @ForAll String prompt) {
    TemplateSpec spec = new TemplateSpec(system, prompt, null, null);
    assertThat(TemplateSpec.fromJson(spec.toJson())).isEqualTo(spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'prompt':1}|texts under system, prompt, completion, text",
        "{'promt':'x'}|texts under system, prompt, completion, text",
        "{}|one of system, prompt, completion, text",
      })
  void refusesJsonThatIsNoTemplate(String json, String expected) {
    assertThatThrownBy(() -> TemplateSpec.fromJson(Rows.json(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }
}
