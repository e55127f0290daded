package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import org.junit.jupiter.api.Test;

class LargeLineTest {
  private static final int TEN_MEGABYTES = 10_000_000;

  @Test
  void aTextOfTenMegabytesIsReadAndWritten() {
    String text = "x".repeat(TEN_MEGABYTES);
    TrainingRecord record = FormatLines.dialogue(null, Turn.user(text), Turn.assistant("a"));
    for (String id : new String[] {"bedrock-conversation", "anthropic-messages"}) {
      Format format = Formats.byId(id);
      String line = FormatLines.encode(format, record);
      assertThat(FormatLines.decode(format, line)).isEqualTo(record);
    }
  }

  @Test
  void noMessageHoldsATextInFull() {
    String text = "\uD83D\uDE80".repeat(1000) + "\n";
    for (Format format : Formats.all()) {
      String line =
          "{'prompt':['%1$s'],'messages':'%1$s','%1$s':1,'schemaVersion':'%1$s','input':['%1$s']}"
              .formatted(text.strip());
      for (Fault fault : format.decode(FormatLines.object(line)).faults()) {
        assertThat(fault.message() + fault.fix() + fault.field()).hasSizeLessThan(400);
      }
    }
  }

  @Test
  void jsonAsDeepAsTheParserTakesItIsWrittenAsItCame() {
    int depth = 900;
    String deep = "[".repeat(depth) + "]".repeat(depth);
    String line =
        ("{'messages':[{'role':'user','content':'q'}],'reference_answer':'a','deep':" + deep + "}")
            .replace('\'', '"');
    Format format = Formats.byId("rft-messages");
    assertThat(FormatLines.encode(format, FormatLines.decode(format, line))).isEqualTo(line);
  }

  @Test
  void numbersOfEveryKindAreWrittenAsTheyCame() {
    String line =
        ("{'messages':[{'role':'user','content':'q'}],'reference_answer':{'n':[1,-7,3000000000,"
                + "123456789012345678901234567890,0.5,1.0E30,true,false,null,'']}}")
            .replace('\'', '"');
    Format format = Formats.byId("rft-messages");
    assertThat(FormatLines.encode(format, FormatLines.decode(format, line))).isEqualTo(line);
  }
}
