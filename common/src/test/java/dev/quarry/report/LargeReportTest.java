package dev.quarry.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page stays small, and says what it leaves out. */
class LargeReportTest {
  private static final int BOUND = 2_000_000;

  @Test
  void cutsFiveHundredLabels() {
    ObjectNode report = Reports.of("{'labels':{'distinct':500,'rows':[],'other':12}}");
    ArrayNode rows = (ArrayNode) report.at("/labels/rows");
    for (int i = 0; i < 500; i++) {
      rows.addObject().put("label", "label " + i).put("train", 500 - i);
    }

    Document page = Reports.page(report);

    assertThat(page.select("#labels tbody tr")).hasSize(40);
    assertThat(page.select("#labels .left-out").eachText())
        .containsExactly(
            "… and 460 more labels, all in report.json",
            "12 records under labels that are not listed");
  }

  @Test
  void cutsTenThousandReasons() {
    ObjectNode report = Reports.of("{'rejects':[]}");
    ArrayNode rejects = (ArrayNode) report.get("rejects");
    for (int i = 0; i < 10_000; i++) {
      rejects.addObject().put("reason", "reason-" + i).put("count", i);
    }

    Document page = Reports.page(report);

    assertThat(page.select("#rejects details")).hasSize(30);
    assertThat(page.select("#rejects summary code").get(0).text()).isEqualTo("reason-9999");
    assertThat(page.select("#rejects .left-out").text())
        .isEqualTo("… and 9\u202F970 more reasons, all in report.json");
  }

  @Test
  void cutsALongTextAndSaysHowMuchIsLeft() {
    ObjectNode report = Reports.of("{'samples':[{'split':'train'}]}");
    ((ObjectNode) report.at("/samples/0")).put("line", "あ".repeat(1_000_000));

    assertThat(Reports.page(report).select("#samples pre").text())
        .endsWith("あ… 998\u202F200 more characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\u202E", "\u202E\"", "😀", "あ", "\n", "a b", "\uD800", "\u0000"})
  void staysBelowItsBoundWhateverTheLargestReportHolds(String filling) {
    String html = ReportPage.render(largest(filling.repeat(20_000)));

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(BOUND);
    assertThat(Reports.parse(html).parser().getErrors()).isEmpty();
  }

  /** Every list long, every text huge, every example there. */
  private static ObjectNode largest(String text) {
    ObjectNode report = (ObjectNode) Reports.withTexts(Reports.sample(), old -> text);
    report.put("state", "done");
    for (String key :
        List.of(
            "warnings",
            "inputs",
            "funnel",
            "scripts",
            "sources",
            "rejects",
            "limits",
            "gates",
            "quality",
            "samples")) {
      ArrayNode rows = (ArrayNode) report.get(key);
      if (key.equals("rejects")) {
        rows.forEach(reject -> multiply((ArrayNode) reject.get("examples"), 30));
      }
      multiply(rows, 300);
    }
    for (String at :
        List.of(
            "/labels/rows",
            "/duplicates/examples",
            "/tokens/histogram",
            "/lengths/prompt/histogram",
            "/lengths/completion/histogram")) {
      multiply((ArrayNode) report.at(at), 500);
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 2000; i++) {
      names.addObject().put(text, text);
    }
    ((ObjectNode) report.get("settings")).set("many", names);
    for (int i = 0; i < 100; i++) {
      ((ObjectNode) report.get("splits")).set(text + i, report.at("/splits/train"));
    }

    return report;
  }

  private static void multiply(ArrayNode rows, int times) {
    int size = rows.size();
    for (int i = size; i < times && size > 0; i++) {
      rows.add(rows.get(i % size));
    }
  }
}
