package dev.quarry.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.report.Reports;
import dev.quarry.report.html.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final String NOVA = "'target':{'model':'m','name':'Nova Micro'}";
  private static final String CLOSED =
      "'ledger':{'read':90,'train':76,'validation':9,'test':0,'rejected':{'x':5},'closes':true}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "76|9|0|Ready for Bedrock: 76 training and 9 validation records for Nova Micro",
        "76|0|0|Ready for Bedrock: 76 training records for Nova Micro",
        "1|0|0|Ready for Bedrock: 1 training record for Nova Micro",
        "5|3|2|Ready for Bedrock: 5 training, 3 validation and 2 test records for Nova Micro"
      })
  void saysWhatIsReady(int train, int validation, int test, String headline) {
    String ledger =
        "'ledger':{'read':%d,'train':%d,'validation':%d,'test':%d}"
            .formatted(train + validation + test, train, validation, test);

    Verdict verdict = verdict("'state':'done'," + NOVA + "," + ledger);

    assertThat(verdict.headline()).isEqualTo(headline);
    assertThat(verdict.mood()).isEqualTo(Verdict.Mood.GOOD);
  }

  @Test
  void pointsToTheWarnings() {
    assertThat(verdict("'state':'done','warnings':[{},{}]," + NOVA + "," + CLOSED).reason())
        .isEqualTo("Read 2\u00A0warnings below before you train.");
  }

  @Test
  void namesTheGatesThatFailed() {
    Verdict verdict =
        verdict(
            "'state':'gate-failed','gates':[{'gate':'a < 1','passed':false},{'gate':'b','passed':true},"
                + "{'gate':'c','passed':false},{'gate':'d','passed':false},{'gate':'e','passed':false}]");

    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                Verdict.Mood.BAD,
                "Not usable: 4 of 5\u00A0gates failed",
                "a < 1, c, d and 1 more."));
  }

  @Test
  void saysByHowMuchASetIsTooSmall() {
    String limits = "'limits':[{'limit':'training records','min':8,'actual':5,'ok':false}]";

    assertThat(verdict("'state':'too-small'," + NOVA + "," + limits))
        .isEqualTo(
            new Verdict(
                Verdict.Mood.BAD,
                "Not usable: 5 training records, Nova Micro needs at least 8",
                "Add sources, or loosen the checks that reject most, and run again."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'rejected':{'x':4},'closes':true|BAD",
        "'rejected':{'x':6},'closes':true|BAD",
        "'rejected':{'x':5},'closes':false|BAD",
        "'rejected':{'x':2,'y':3},'closes':true|GOOD",
        "'rejected':{'x':5}|GOOD"
      })
  void trustsOnlyALedgerThatAddsUp(String rejected, Verdict.Mood mood) {
    Verdict verdict =
        verdict("'state':'done'," + NOVA + ",'ledger':{'read':90,'train':85," + rejected + "}");

    assertThat(verdict.mood()).isEqualTo(mood);
    assertThat(verdict.headline().equals("Not usable: the ledger does not close"))
        .isEqualTo(mood == Verdict.Mood.BAD);
  }

  @Test
  void doesNotPromiseBedrockWithoutAModel() {
    Verdict verdict =
        verdict(
            "'state':'done','target':{'model':null,'name':'plain text','caution':'No job reads it'},"
                + CLOSED);

    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                Verdict.Mood.CARE,
                "Written: 76 training and 9 validation records for plain text",
                "No job reads it"));
  }

  @Test
  void holdsBackWhenALimitIsNotKept() {
    Verdict verdict = verdict("'state':'done','limits':[{'ok':false}]," + NOVA + "," + CLOSED);

    assertThat(verdict.mood()).isEqualTo(Verdict.Mood.CARE);
    assertThat(verdict.headline()).startsWith("Written, but outside the limits: 76 training");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'state':'done'|Not usable: no record is left",
        "'state':'gate-failed'|Not usable: a gate failed",
        "'state':'too-small'|Not usable: too few records",
        "'state':'paused'|The run ended as: paused",
        "'x':1|No verdict"
      })
  void copesWithLittle(String report, String headline) {
    assertThat(verdict(report).headline()).isEqualTo(headline);
  }

  private static Verdict verdict(String members) {
    return Verdict.of(Fields.of(Reports.of("{" + members + "}")));
  }
}
