package dev.quarry.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.report.Reports;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each part says for figures that matter. */
class SectionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'read':9,'train':9|✓ The ledger closes: nothing was lost, nothing was counted twice",
        "'read':9,'train':8|✗ The ledger does not close: 1~record unaccounted for",
        "'read':9,'train':11|✗ The ledger does not close: 2~records too many",
        "'read':9,'train':9,'closes':false|✗ The run reports that its ledger does not close"
      })
  void theLedgerClosesInSight(String ledger, String outcome) {
    Element sum = section("{'ledger':{" + ledger + "}}", "ledger").expectFirst(".sum .pill");

    assertThat(sum.text()).isEqualTo(outcome.replace('~', ' '));
    assertThat(sum.hasClass("good")).isEqualTo(outcome.startsWith("✓"));
  }

  @Test
  void theFunnelNarrowsAndEndsInTheFiles() {
    Element funnel = Reports.page(Reports.sample()).expectFirst(".funnel");

    assertThat(funnel.select("tbody tr").eachText())
        .containsExactly(
            "Read from the files 312",
            "Could be read 308 −4",
            "Had the fields 303 −5",
            "Passed every check 294 −9",
            "No duplicate 273 −21",
            "Within the maximum 273",
            "Into the files 273");
    assertThat(funnel.select("polygon.s-all").get(5).attr("points"))
        .isEqualTo("62.5,0 937.5,0 937.5,44 62.5,44");
    assertThat(funnel.select("polygon.s-train").attr("points")).startsWith("62.5,0 850.96,0");
    assertThat(funnel.select("polygon.s-validation").attr("points")).contains("937.5,44");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'min':8,'max':20000,'actual':246,'ok':true|good|✓ inside|At least 8~records, at most 20_000~records; 1.2~% of the maximum used.",
        "'max':1000,'actual':950,'ok':true|near|near the maximum|At most 1_000~records; 95~% of the maximum used.",
        "'max':1000,'actual':1200,'ok':false|bad|✗ over the maximum|At most 1_000~records; 120~% of the maximum used.",
        "'min':8,'actual':5,'ok':false|bad|✗ under the minimum|At least 8~records.",
        "'actual':5|good|✓ inside|No bound is published."
      })
  void aGaugeShowsHowNearALimitIs(String limit, String state, String word, String bounds) {
    Element section = section("{'limits':[{'unit':'records'," + limit + "}]}", "limits");

    assertThat(section.select(".pill").hasClass(state)).isTrue();
    assertThat(section.select(".pill").text()).isEqualTo(word);
    assertThat(section.select(".limit-foot").text())
        .isEqualTo(bounds.replace('~', ' ').replace('_', '\u202F'));
    assertThat(section.select(".gauge").isEmpty()).isEqualTo(bounds.startsWith("No"));
  }

  @Test
  void aGaugeIsFilledByItsShare() {
    Element section = section("{'limits':[{'min':100,'max':1000,'actual':250}]}", "limits");

    assertThat(section.select(".gauge rect.good").attr("width")).isEqualTo("25%");
    assertThat(section.select(".gauge .tick").eachAttr("x1")).containsExactly("10%", "99.8%");
  }

  @Test
  void aCostThatIsNotKnownIsAskedFor() {
    Element cost =
        section("{'cost':{'training':null,'missing':'There is no price; give prices.x'}}", "cost");

    assertThat(cost.select(".notice").text()).isEqualTo("There is no price; give prices.x");
    assertThat(cost.select(".amount")).isEmpty();
    assertThat(cost.select(".advice").text()).contains("Give the missing price");
  }

  @Test
  void aCostCarriesItsSpanAndItsDate() {
    Element cost = Reports.page(Reports.sample()).expectFirst("#cost");

    assertThat(cost.select(".amount").text())
        .isEqualTo("0.044 USD estimated, between 0.04 USD and 0.048 USD");
    assertThat(cost.select("dl").text()).contains("Prices as of 2026-08-02", "Epochs 2");
  }

  @Test
  void rejectsComeByTheirCountAndOpenToExamples() {
    Element rejects = Reports.page(Reports.sample()).expectFirst("#rejects");

    assertThat(rejects.select("summary .n").eachText())
        .containsExactly("14", "7", "6", "5", "3", "3", "1");
    assertThat(rejects.select("details").get(2).select(".card .where").eachText())
        .containsExactly("faq/legacy.csv at 3", "faq/ja/qa-2.jsonl.gz at 17");
    assertThat(rejects.select("details").get(5).select("pre").text())
        .contains("<script>alert('hello')</script>");
  }

  @Test
  void rejectsWithoutExamplesComeFromTheLedger() {
    Element rejects = section("{'ledger':{'rejected':{'few':1,'many':2}}}", "rejects");

    assertThat(rejects.select("code").eachText()).containsExactly("many", "few");
    assertThat(rejects.select("details")).isEmpty();
  }

  @Test
  void duplicatesStandSideBySideWithTheirDifference() {
    Element pair = Reports.page(Reports.sample()).select("#duplicates .pair").get(1);

    assertThat(pair.select("h3").eachText()).containsExactly("Kept", "Dropped");
    assertThat(pair.select(".kept mark").get(0).text()).isEqualTo("Amazon");
    assertThat(pair.select(".pair-head").text()).isEqualTo("near 91 % alike");
  }

  @Test
  void anUnevenSetIsCalledSo() {
    String labels = "{'labels':{'imbalance':%s,'rows':[{'label':'a','train':3}]}}";

    assertThat(section(labels.formatted("5.78"), "labels").text()).contains("5.8 : 1", "(uneven)");
    assertThat(section(labels.formatted("3"), "labels").text()).contains("3 : 1", "(even enough)");
  }

  @Test
  void qualityStandsBesideTheRunBefore() {
    Element quality = Reports.page(Reports.sample()).expectFirst("#quality");

    assertThat(quality.select("tbody tr").eachText())
        .contains(
            "completeness(prompt) 1 1 same",
            "token-total 24\u202F252 22\u202F987 +1\u202F265",
            "duplicate-share 0.0714 0.0262 +0.0452 2.7 times the value of the run before",
            "label-entropy 2.06 – –");
  }

  @Test
  void gatesSayWhetherTheyHold() {
    Element gates =
        section(
            "{'gates':[{'gate':'a','value':1,'passed':true},{'gate':'b','passed':false},{'gate':'c'}]}",
            "gates");

    assertThat(gates.select("tbody tr").eachText())
        .containsExactly("a 1 ✓ passed", "b ✗ failed", "c not judged");
  }

  @Test
  void tokensOverTheLimitCallForAction() {
    Element tokens = section("{'tokens':{'perRecordLimit':100,'maxSeen':150}}", "tokens");

    assertThat(tokens.select(".advice").text()).contains("Shorten or split");
    assertThat(tokens.text()).contains("150 % of the limit");
  }

  @Test
  void settingsAreShownByTheirKeys() {
    Element settings = Reports.page(Reports.sample()).expectFirst("#settings");

    assertThat(settings.select("tbody tr").eachText())
        .contains("split.stratify-by label", "sources[0].fields.prompt question", "spark 3.5.7");
  }

  @Test
  void filesCarryTheirFingerprint() {
    Element files = Reports.page(Reports.sample()).expectFirst("#files");

    assertThat(files.select("h3").eachText()).containsExactly("train", "validation");
    assertThat(files.text())
        .contains("5f2c1d0b7e6a94c83d2b1f0e9a8c7b6d5e4f30211a0b9c8d7e6f5a4b3c2d1e0f");
  }

  @ParameterizedTest
  @CsvSource({
    "warnings,There are no warnings.",
    "rejects,No record was rejected.",
    "limits,No limits are known for this target.",
    "gates,No gates were asked for.",
    "samples,No line was written.",
    "sources,No source was counted.",
    "scripts,No script was counted.",
    "quality,Nothing was measured.",
    "inputs,No input is listed."
  })
  void anEmptyListIsSaidToBeEmpty(String key, String sentence) {
    assertThat(section("{'" + key + "':[]}", key).select(".none").text()).isEqualTo(sentence);
  }

  @Test
  void aSetWithoutARecordIsShownToo() {
    Document page =
        Reports.page(
            Reports.of(
                "{'state':'too-small','ledger':{'read':0,'train':0,'validation':0,'test':0,"
                    + "'rejected':{},'closes':true},'funnel':[{'stage':'read','records':0,'dropped':0}],"
                    + "'tokens':{'histogram':[],'quantiles':{}},'labels':{'rows':[]},"
                    + "'duplicates':{'dropped':0,'share':0}}"));

    assertThat(page.select("#glance .tile").eachText()).contains("0 records read");
    assertThat(page.select("#tokens .none, #labels .none, #duplicates .none")).hasSize(3);
  }

  private static Element section(String report, String id) {
    return Reports.page(Reports.of(report)).expectFirst("section#" + id);
  }
}
