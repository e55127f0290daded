package dev.quarry.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reports to try the page with, and the page as a browser would read it. */
public final class Reports {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reports() {}

  /** Reads the realistic set of 312 English and Japanese questions; it was written by hand. */
  public static ObjectNode sample() {
    try (InputStream in = Reports.class.getResourceAsStream("/report/sample.json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a report that is written with single quotes. */
  public static ObjectNode of(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses the page of a report. */
  public static Document page(JsonNode report) {
    return parse(ReportPage.render(report));
  }

  /** Parses a page; a fault in its markup is kept in the parser's list. */
  public static Document parse(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(50);
    Document document = parser.parseInput(html, "");
    document.parser(parser);

    return document;
  }

  /** Copies a report with every text in it replaced, the keys of open maps too. */
  public static JsonNode withTexts(JsonNode node, UnaryOperator<String> change) {
    if (node.isTextual()) {
      return TextNode.valueOf(change.apply(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(withTexts(element, change)));

      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    node.fields()
        .forEachRemaining(
            field -> {
              boolean open =
                  java.util.Set.of("rejected", "shapes", "settings", "versions")
                      .contains(field.getKey());
              JsonNode value = withTexts(field.getValue(), change);
              copy.set(field.getKey(), open && value.isObject() ? withKeys(value, change) : value);
            });

    return copy;
  }

  private static ObjectNode withKeys(JsonNode node, UnaryOperator<String> change) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    int[] number = {0};
    node.fields()
        .forEachRemaining(
            field -> copy.set(change.apply(field.getKey()) + number[0]++, field.getValue()));

    return copy;
  }
}
