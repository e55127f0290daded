package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.source.Pieces;
import dev.quarry.record.Fault;
import dev.quarry.record.Fault.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Property
  void keepsTheFirstFaultsHoweverTheyAreDividedAndMerged(
      @ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> lines,
      @ForAll @IntRange(max = 12) int kept,
      @ForAll @IntRange(min = 1, max = 7) int parts,
      @ForAll long seed) {
    List<Occurrence> all = lines.stream().distinct().map(TallyTest::at).sorted().toList();
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      tallies.add(new Tally(kept));
    }
    Random random = new Random(seed);
    all.forEach(occurrence -> tallies.get(random.nextInt(parts)).add(occurrence));
    Collections.shuffle(tallies, random);

    Tally merged = tallies.get(0);
    tallies.subList(1, parts).forEach(merged::merge);

    assertThat(merged.count()).isEqualTo(all.size());
    assertThat(merged.first()).isEqualTo(all.subList(0, Math.min(kept, all.size())));
  }

  private static Occurrence at(int line) {
    return new Occurrence(line / 100, line % 3, line, 0, "", "wrong", "mend");
  }

  @Test
  void sortsBySplitFileSegmentLineAndOrdinal() {
    List<Occurrence> sorted =
        List.of(
            new Occurrence(1, 0, 9, 9, "", "", ""),
            new Occurrence(2, 0, 1, 0, "", "", ""),
            new Occurrence(1, 1, 1, 0, "", "", ""),
            new Occurrence(1, 1, 2, 0, "", "", ""),
            new Occurrence(1, 1, 2, 1, "", "", ""),
            new Occurrence(Pieces.segment(1, 0), 0, 0, 0, "", "", ""));
    List<Occurrence> shuffled = new ArrayList<>(sorted);
    Collections.reverse(shuffled);

    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @Test
  void countsErrorsAndWarningsOfOneRuleApart() {
    Findings findings = new Findings(1);
    findings.add(0, 0, 1, 0, Fault.warning("rule", "", "wrong", "mend"));
    findings.add(0, 0, 2, 0, Fault.error("rule", "", "wrong", "mend"));
    findings.add(0, 0, 3, 0, Fault.error("rule", "", "wrong", "mend"));

    assertThat(findings.tallies().keySet())
        .containsExactly(
            new Tally.Key("rule", Severity.ERROR), new Tally.Key("rule", Severity.WARNING));
    Tally errors = findings.tallies().values().iterator().next();
    assertThat(errors.count()).isEqualTo(2);
    assertThat(errors.first()).extracting(Occurrence::line).containsExactly(2L);
  }
}
