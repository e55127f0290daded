package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.model.Target;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults name fields as the layout of the target does. */
class RecordPartsTest {

  @ParameterizedTest
  @CsvSource({
    "prompt-completion, system, prompt, completion",
    "prompt-only, system, prompt, completion",
    "evaluation-prompts, system, prompt, referenceResponse",
    "anthropic-messages, system, messages[0].content, messages[1].content",
    "bedrock-conversation, system[0].text, messages[0].content, messages[1].content",
    "distillation-prompts, system[0].text, messages[0].content, messages[1].content",
    "rft-messages, messages[0].content, messages[1].content, messages[2].content",
    "batch-inference, modelInput.system, modelInput.messages[0].content,"
        + " modelInput.messages[1].content",
  })
  void turnsHaveTheNamesOfTheLayout(
      String format, String system, String prompt, String completion) {
    TrainingRecord record = TestRecords.chatWith("\0", "u:\0", "a:\0!");

    assertThat(nulFields(format, record)).containsExactly(system, prompt, completion);
  }

  @ParameterizedTest
  @CsvSource({"cpt-input, input", "cpt-text, text", "plain-text, text"})
  void plainTextHasTheNameOfTheLayout(String format, String field) {
    assertThat(nulFields(format, TestRecords.plain("\0"))).containsExactly(field);
  }

  @Test
  void aLongDialogueIsNamedByMessagesEverywhere() {
    assertThat(nulFields("prompt-completion", TestRecords.chat("u:a", "a:b", "u:\0")))
        .containsExactly("messages[2].content");
  }

  @Test
  void candidatesHaveTheNamesOfTheLayout() {
    TrainingRecord record = TestRecords.choice(List.of("u:Hi"), "+\0a", "-\0b");

    assertThat(nulFields("preference", record)).containsExactly("chosen", "rejected");
    assertThat(nulFields("nova-dpo", record))
        .containsExactly("messages[1].candidates[0].content", "messages[1].candidates[1].content");
  }

  @Test
  void aBlockIsNamedByItsPlaceAndKind() {
    TrainingRecord record =
        TestRecords.chat("u:Hi", "a:[{text:'x'},{toolUse:{toolUseId:'',name:'t',input:{}}}]");

    assertThat(ChecksTest.faults(TestTargets.NOVA_2, null, record))
        .filteredOn(fault -> fault.rule().equals("tools:id"))
        .extracting(Fault::field)
        .containsExactly("messages[1].content[1].toolUse");
  }

  private static List<String> nulFields(String format, TrainingRecord record) {
    return ChecksTest.faults(Target.ofFormat(format), null, record).stream()
        .filter(fault -> fault.rule().equals("encoding:nul"))
        .map(Fault::field)
        .toList();
  }
}
