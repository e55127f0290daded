package dev.quarry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.report.section.Section;
import dev.quarry.report.section.Sections;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {

  static Stream<Section> sections() {
    return Sections.all().stream();
  }

  static Stream<String> keys() {
    return keys(Reports.sample()).stream();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void showsEverySectionOfTheSampleWithItsExplanation(Section section) {
    Element shown = Reports.page(Reports.sample()).expectFirst("section#" + section.id());

    assertThat(shown.expectFirst("h2").text()).isEqualTo(section.title());
    assertThat(shown.expectFirst(".meaning").text()).isEqualTo(section.meaning()).endsWith(".");
    assertThat(shown.expectFirst(".advice").text()).startsWith("What to do ").matches(".*[.?]");
    assertThat(shown.expectFirst(".body").text()).isNotBlank();
  }

  @Test
  void leadsToEverySectionFromTheTop() {
    Document page = Reports.page(Reports.sample());

    assertThat(page.select("nav a").eachAttr("href"))
        .containsExactlyElementsOf(Sections.all().stream().map(each -> "#" + each.id()).toList());
    assertThat(page.select("section").eachAttr("id"))
        .containsExactlyElementsOf(Sections.all().stream().map(Section::id).toList());
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void isValidAndComplete() {
    Document page = Reports.page(Reports.sample());

    assertThat(page.parser().getErrors()).isEmpty();
    assertThat(page.outerHtml().substring(0, 15)).isEqualToIgnoringCase("<!doctype html>");
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(page.title()).isEqualTo("Questions and answers about Spark, S3 and Bedrock");
    assertThat(page.select("meta[name=viewport]")).hasSize(1);
  }

  @Test
  void allowsItsOwnStyleAndNothingElse() throws Exception {
    Document page = Reports.page(Reports.sample());
    byte[] style = page.expectFirst("style").data().getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(style);

    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(digest)
                + "'; base-uri 'none'; form-action 'none'");
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("[style]")).isEmpty();
  }

  @Test
  void fetchesNothing() {
    Document page = Reports.page(Reports.sample());

    assertThat(page.select("[src], [srcset], [data], [action], [poster], script, link, use"))
        .isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.expectFirst("style").data()).doesNotContain("url(", "@import", "http");
    assertThat(page.text()).contains("https://docs.aws.amazon.com/");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void copesWithAnyKeyThatIsAbsentNullEmptyOrOfAnotherKind(String key) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    List<JsonNode> values =
        List.of(
            json.nullNode(),
            json.objectNode(),
            json.arrayNode(),
            json.textNode("text"),
            json.numberNode(-7),
            json.numberNode(Double.NaN),
            json.booleanNode(false),
            json.arrayNode().add("x").addNull().add(1),
            json.objectNode().put("x", 1e300));
    for (JsonNode value : values) {
      ObjectNode report = Reports.sample();
      report.set(key, value);
      assertThat(Reports.page(report).parser().getErrors()).as(value.toString()).isEmpty();
    }
    ObjectNode report = Reports.sample();
    report.remove(key);
    assertThat(Reports.page(report).parser().getErrors()).isEmpty();
    assertThat(
            Reports.page(JsonNodeFactory.instance.objectNode().set(key, Reports.sample().get(key)))
                .select("h1"))
        .hasSize(1);
  }

  @Test
  void copesWithEveryInnerKeyThatIsAbsentOrOfAnotherKind() {
    for (JsonNode value :
        List.of(
            MissingNode.getInstance(),
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.textNode("text"),
            JsonNodeFactory.instance.numberNode(1e300),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.arrayNode().addNull())) {
      Map<String, ObjectNode> kinds = new TreeMap<>();
      for (ObjectNode object : everyObject(Reports.sample())) {
        kinds.putIfAbsent(String.join(" ", keys(object)), object);
      }
      kinds.values().forEach(object -> breakEveryKey(object, value));
    }
  }

  @Test
  void copesWithNothingAtAll() {
    Document page = Reports.page(Reports.of("{}"));

    assertThat(page.select("h1").text()).isEqualTo("Training data report");
    assertThat(page.select(".headline").text()).isEqualTo("No verdict");
    assertThat(page.select("section, nav")).isEmpty();
    assertThatCode(() -> ReportPage.render(MissingNode.getInstance())).doesNotThrowAnyException();
    assertThatCode(() -> ReportPage.render(JsonNodeFactory.instance.textNode("x")))
        .doesNotThrowAnyException();
  }

  @Test
  void givesTheSameBytesInEveryLocale() {
    String expected = ReportPage.render(Reports.sample());
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG", "de-DE", "tr-TR", "hi-IN")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(ReportPage.render(Reports.sample())).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesEveryPictureThatIsNotBesideItsFigures() {
    Document page = Reports.page(Reports.sample());

    assertThat(page.select("svg"))
        .allMatch(
            svg -> !svg.attr("aria-label").isBlank() || svg.attr("aria-hidden").equals("true"));
    assertThat(page.select("svg.histogram")).hasSize(3);
    assertThat(page.select("figure"))
        .allSatisfy(chart -> assertThat(chart.select("details table tbody tr")).isNotEmpty());
    assertThat(page.select("table")).allMatch(table -> table.expectFirst("caption").hasText());
  }

  private static List<ObjectNode> everyObject(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> objects.addAll(everyObject(child)));

    return objects;
  }

  private static List<String> keys(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);

    return keys;
  }

  /** Breaks every key of an object and renders each section with it, where it belongs or not. */
  private static void breakEveryKey(ObjectNode object, JsonNode value) {
    ObjectNode broken = object.deepCopy();
    for (String key : keys(object)) {
      broken.set(key, value);
      if (value.isMissingNode()) {
        broken.remove(key);
      }
    }
    for (String list :
        List.of(
            "warnings",
            "inputs",
            "funnel",
            "scripts",
            "sources",
            "rejects",
            "limits",
            "quality",
            "gates",
            "samples")) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.putArray(list).add(broken);
      assertThat(Reports.page(report).parser().getErrors()).as(list + " " + broken).isEmpty();
    }
    for (String whole :
        List.of(
            "target",
            "ledger",
            "splits",
            "tokens",
            "lengths",
            "labels",
            "duplicates",
            "cost",
            "settings")) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set(whole, broken);
      assertThat(Reports.page(report).parser().getErrors()).as(whole + " " + broken).isEmpty();
    }
  }
}
