package dev.quarry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every text and every order of turns. */
class RecordLawsTest {

  @Property
  void aTextHasALoneSurrogateWhenUtf8CannotHoldIt(@ForAll @From("units") String text) {
    boolean whole =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);

    assertThat(rules(TestTargets.CPT, TestRecords.plain(text)).contains("encoding:lone-surrogate"))
        .isEqualTo(!whole);
    assertThat(rules(TestTargets.CPT, TestRecords.plain(text)).contains("encoding:nul"))
        .isEqualTo(text.contains("\0"));
    assertThat(rules(TestTargets.CPT, TestRecords.plain(text)).contains("encoding:replacement"))
        .isEqualTo(text.contains("\ufffd"));
  }

  @Provide
  Arbitrary<String> units() {
    return Arbitraries.of('a', 'é', '語', '\ud83d', '\ude00', '\0', '\ufffd', '\ue000', '\uffff')
        .list()
        .ofMaxSize(6)
        .map(
            units -> {
              StringBuilder text = new StringBuilder();
              units.forEach(text::append);
              return text.toString();
            });
  }

  @Property
  void fineTuningTakesExactlyWhatAlternatesFromUserToAssistant(
      @ForAll @From("roleLists") List<String> roles) {
    boolean good = roles.size() >= 2 && roles.size() % 2 == 0;
    for (int i = 0; i < roles.size(); i++) {
      good &= roles.get(i).equals(i % 2 == 0 ? Turn.USER : Turn.ASSISTANT);
    }
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      turns.add(new Turn(roles.get(i), List.of(Block.text("turn " + i))));
    }
    TrainingRecord record = TrainingRecord.of(new Content.Dialogue(null, turns));

    for (Target target : List.of(TestTargets.NOVA, TestTargets.CLAUDE, TestTargets.LLAMA)) {
      assertThat(rules(target, record).isEmpty()).as(target.family()).isEqualTo(good);
    }
  }

  @Provide
  Arbitrary<List<String>> roleLists() {
    Arbitrary<String> role =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(Turn.USER)),
            Tuple.of(6, Arbitraries.of(Turn.ASSISTANT)),
            Tuple.of(1, Arbitraries.of("User", "system", "tool")));
    return role.list().ofMaxSize(5);
  }

  private static List<String> rules(Target target, TrainingRecord record) {
    return ChecksTest.faults(target, null, record).stream().map(Fault::rule).toList();
  }
}
