package dev.quarry.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a corpus says, the page shows it and does nothing else. */
class HostileTextTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "#root",
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "header",
          "main",
          "footer",
          "nav",
          "section",
          "div",
          "p",
          "h1",
          "h2",
          "h3",
          "ul",
          "li",
          "dl",
          "dt",
          "dd",
          "a",
          "b",
          "span",
          "code",
          "pre",
          "mark",
          "figure",
          "figcaption",
          "details",
          "summary",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "svg",
          "g",
          "rect",
          "line",
          "text",
          "polygon",
          "path");

  static Stream<String> payloads() {
    return Stream.of(
        "<script>alert(1)</script>",
        "</script><script src=//evil.example/x.js></script>",
        "</style><style>*{background:url(//evil.example)}</style>",
        "</title></pre></code></svg><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' autofocus onfocus='alert(1)",
        "javascript:alert(document.cookie)",
        "<a href=\"javascript:alert(1)\">click</a>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<!-- --><![CDATA[<b>]]><?php ?>",
        "&lt;script&gt;&amp;amp;&#x3c;&colon;",
        "{{constructor.constructor('alert(1)')()}}",
        "\u202Egnp.exe\u202C \u2066x\u2069 \u200F",
        "\u0000\u0007\u001B[31m\u009B\u007F\uFFFE\uFEFF",
        "\uD800 lone \uDC00",
        "x\r\n\t\u2028\u2029",
        "]]>-->`${alert(1)}`");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isShownButNeverBecomesMarkup(String payload) {
    String hostile = ReportPage.render(Reports.withTexts(Reports.sample(), text -> payload));
    String harmless = ReportPage.render(Reports.withTexts(Reports.sample(), text -> "x"));

    Document page = Reports.parse(hostile);

    assertThat(names(page)).isSubsetOf(ELEMENTS);
    assertThat(page.parser().getErrors()).isEmpty();
    assertThat(shape(page)).isEqualTo(shape(Reports.parse(harmless)));
    assertThat(page.select("script, img, iframe, link, object, embed, form, base")).isEmpty();
    assertThat(page.getAllElements()).allSatisfy(HostileTextTest::hasOnlyHarmlessAttributes);
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void leavesNoInvisibleCharacterInThePage(String payload) {
    String hostile = ReportPage.render(Reports.withTexts(Reports.sample(), text -> payload));

    assertThat(hostile.codePoints().filter(HostileTextTest::isInvisible).boxed()).isEmpty();
  }

  @Test
  void keepsTheWordsOfTheText() {
    String payload = "<b>bold</b> & \"quoted\" 'single'";

    Document page = Reports.page(Reports.withTexts(Reports.sample(), text -> payload));

    assertThat(page.select("h1, .headline, td, th, code, pre, dd, p").eachText())
        .filteredOn(text -> text.contains(payload))
        .hasSizeGreaterThan(60);
  }

  @Test
  void marksWhatWouldTurnTheWordsRound() {
    ObjectNode report = Reports.of("{'samples':[{'split':'train'}]}");
    ((ObjectNode) report.at("/samples/0")).put("line", "a\u202Eb\u0000");

    Document page = Reports.page(report);

    assertThat(page.select("pre .mark").eachText()).containsExactly("U+202E", "U+0000");
    assertThat(page.select("pre").text()).isEqualTo("aU+202EbU+0000");
  }

  @Test
  void givesEachTextItsOwnDirectionAndNoLanguage() {
    Document page = Reports.page(Reports.sample());

    assertThat(page.select("pre.record"))
        .isNotEmpty()
        .allSatisfy(
            text -> {
              assertThat(text.attr("dir")).isEqualTo("auto");
              assertThat(text.hasAttr("lang")).isTrue();
              assertThat(text.attr("lang")).isEmpty();
            });
  }

  private static Set<String> names(Document page) {
    return new TreeSet<>(page.getAllElements().stream().map(Element::normalName).toList());
  }

  /** The tree of elements, without the marks for what is invisible, different or cut. */
  private static List<String> shape(Document page) {
    return page.getAllElements().stream()
        .filter(
            element ->
                !element.hasClass("mark")
                    && !element.hasClass("more")
                    && !element.normalName().equals("mark"))
        .map(element -> element.normalName() + " " + element.className())
        .toList();
  }

  private static void hasOnlyHarmlessAttributes(Element element) {
    for (Attribute attribute : element.attributes()) {
      assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("src", "style", "srcdoc");
      if (attribute.getKey().equals("href")) {
        assertThat(attribute.getValue()).matches("#[a-z]+");
      }
    }
  }

  private static boolean isInvisible(int codePoint) {
    boolean control = Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t';

    return control
        || Character.getType(codePoint) == Character.SURROGATE
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(codePoint) == Character.FORMAT
        || codePoint == 0xFFFE;
  }
}
