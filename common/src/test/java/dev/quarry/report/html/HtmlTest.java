package dev.quarry.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTextsAndAttributes() {
    String page = new Html().element("p", "<&>\"'", "class", "\"><'&").finish();

    assertThat(page)
        .isEqualTo(
            """
            <!DOCTYPE html>
            <p class="&#34;&gt;&lt;&#39;&amp;">&lt;&amp;&gt;&#34;&#39;</p>
            """);
  }

  @Property
  void aTextOfAnythingIsOneTextNode(@ForAll String text) {
    Element pre =
        Jsoup.parse(new Html().corpus(text, 10_000, "record").finish()).expectFirst("pre");

    pre.select(".mark").forEach(Element::unwrap);
    assertThat(pre.children()).isEmpty();
    assertThat(pre.siblingElements()).isEmpty();
  }

  @Property
  void anAttributeOfAnythingStaysOne(@ForAll String value) {
    Element p = Jsoup.parse(new Html().element("p", "x", "title", value).finish()).expectFirst("p");

    assertThat(p.attributes().size()).isEqualTo(value.isEmpty() ? 0 : 1);
    assertThat(p.outerHtml()).endsWith(">x</p>");
  }

  @Test
  void marksWhatTheOtherTextLacks() {
    String page = new Html().corpus("one <two> three", "one three", 100, "record").finish();

    assertThat(Jsoup.parse(page).select("mark").eachText()).containsExactly("<two>");
    assertThat(Jsoup.parse(page).select("pre").text()).isEqualTo("one <two> three");
  }

  @Test
  void leavesOutAnEmptyAttributeButAnEmptyLanguage() {
    assertThat(new Html().element("p", "x", "class", "", "lang", "").finish())
        .endsWith("<p lang=\"\">x</p>\n");
  }

  @Test
  void refusesMarkupInNames() {
    assertThatThrownBy(() -> new Html().open("p onclick=x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid markup name: p onclick=x");
    assertThatThrownBy(() -> new Html().open("p", "a>", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid markup name: a>");
  }

  @Test
  void refusesAStyleThatEndsItself() {
    assertThatThrownBy(() -> new Html().style("a{} </style><script>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid style sheet: it closes its own element");
  }

  @Test
  void refusesToFinishHalfAPage() {
    assertThatThrownBy(() -> new Html().open("p").finish())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot finish page: [p] still open");
  }

  @Test
  void cutsAnAttribute() {
    String page = new Html().element("p", "", "title", "x".repeat(1000)).finish();

    assertThat(Jsoup.parse(page).select("p").attr("title")).isEqualTo("x".repeat(240) + "…");
  }
}
