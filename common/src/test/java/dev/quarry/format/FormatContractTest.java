package dev.quarry.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatContractTest {
  static List<Format> formats() {
    return Formats.all();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theExampleIsReadWithoutFaultsAndWrittenTheSame(Format format) {
    roundTrip(format, FormatLines.exampleOf(format));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void acceptedLinesAreReadWithoutFaultsAndWrittenTheSame(Format format) {
    List<String> lines = FormatLines.golden(format, "accepted.jsonl");
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      roundTrip(format, line);
    }
  }

  private static void roundTrip(Format format, String line) {
    Format.Decoded decoded = format.decode(FormatLines.json(line));
    assertThat(decoded.faults()).as(line).isEmpty();
    assertThat(FormatLines.encode(format, decoded.record().orElseThrow())).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void refusedLinesNameTheirRuleFieldAndFix(Format format) {
    for (String row : FormatLines.golden(format, "refused.jsonl")) {
      JsonNode expected = FormatLines.json(row);
      Format.Decoded decoded = format.decode(expected.path("line"));
      assertThat(decoded.faults())
          .as(row)
          .anySatisfy(
              fault -> {
                assertThat(fault.rule()).isEqualTo(expected.path("rule").textValue());
                assertThat(fault.field()).isEqualTo(expected.path("field").textValue());
                assertThat(fault.severity().name())
                    .isEqualToIgnoringCase(expected.path("severity").textValue());
              });
      assertThat(decoded.record().isPresent())
          .as(row)
          .isEqualTo(expected.path("record").booleanValue());
      if (decoded.record().isEmpty()) {
        assertThat(decoded.faults()).as(row).anyMatch(Fault::isError);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFaultOfARefusedLineIsExpectedOrFollowsFromIt(Format format) {
    for (String row : FormatLines.golden(format, "refused.jsonl")) {
      for (Fault fault : format.decode(FormatLines.json(row).path("line")).faults()) {
        assertThat(ids(format)).contains(fault.rule());
        assertThat(fault.message()).isNotBlank().hasSizeLessThan(300);
        assertThat(fault.fix()).isNotBlank().hasSizeLessThan(300);
        assertThat(fault.rule()).startsWith("format:");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyRuleOfReadingHasARefusedLine(Format format) {
    Set<String> seen = new TreeSet<>();
    for (String row : FormatLines.golden(format, "refused.jsonl")) {
      seen.add(FormatLines.json(row).path("rule").textValue());
    }
    Set<String> rules = ids(format);
    rules.removeIf(rule -> rule.contains("cannot-hold"));
    assertThat(seen).isEqualTo(rules);
  }

  private static Set<String> ids(Format format) {
    Set<String> ids = new TreeSet<>();
    for (Rule rule : format.rules()) {
      assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
    }

    return ids;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyLineThatIsNoObjectOfTheLayoutIsAFaultAndNeverAnException(Format format) {
    for (String line : List.of("null", "1", "true", "[]", "{}", "[{}]", "{\"messages\":[null]}")) {
      Format.Decoded decoded = format.decode(FormatLines.json(line));
      assertThat(decoded.faults()).as(line).isNotEmpty();
      assertThat(decoded.record()).as(line).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theSummaryIsOneSentence(Format format) {
    assertThat(format.summary()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
    assertThat(format.toString()).isEqualTo(format.id());
  }
}
