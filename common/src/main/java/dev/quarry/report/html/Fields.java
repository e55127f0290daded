package dev.quarry.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One object of the report, read without trust: a key that is missing, null or of another kind
 * reads as absent, never as a failure.
 *
 * @param node the object, or anything else, which then has no keys
 */
public record Fields(JsonNode node) {
  /** Larger counts are cut to this, so that no sum overflows. */
  private static final long MOST = 1_000_000_000_000_000L;

  /** Reads the root of a report. */
  public static Fields of(JsonNode node) {
    return new Fields(node);
  }

  /** Returns the object under a key. */
  public Fields at(String key) {
    return new Fields(node.isObject() ? node.path(key) : MissingNode.getInstance());
  }

  /** Returns whether there is anything here, be it empty. */
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Returns whether the key holds anything, be it empty. */
  public boolean has(String key) {
    return at(key).isPresent();
  }

  /** Returns the scalar under a key as text, an object as JSON, and nothing as the empty text. */
  public String text(String key) {
    return at(key).text();
  }

  /** Returns this value as text. */
  public String text() {
    if (!isPresent()) {
      return "";
    }

    return node.isValueNode() ? node.asText() : node.toString();
  }

  /** Returns the text under a key, or the other one where it is absent or blank. */
  public String text(String key, String otherwise) {
    String text = text(key);

    return text.isBlank() ? otherwise : text;
  }

  /** Returns the finite number under a key. */
  public OptionalDouble number(String key) {
    JsonNode value = at(key).node();
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;

    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** Returns the count under a key, 0 where there is none. */
  public long count(String key) {
    return at(key).count();
  }

  /** Returns this value as a count. */
  public long count() {
    double number = node.isNumber() ? node.doubleValue() : 0;

    return number >= MOST ? MOST : Math.max(0, (long) number);
  }

  /** Returns whether the key holds the truth value true. */
  public boolean isTrue(String key) {
    return at(key).node().isBoolean() && at(key).node().booleanValue();
  }

  /** Returns whether the key holds the truth value false. */
  public boolean isFalse(String key) {
    return at(key).node().isBoolean() && !at(key).node().booleanValue();
  }

  /** Returns the elements of the list under a key. */
  public List<Fields> rows(String key) {
    List<Fields> rows = new ArrayList<>();
    JsonNode list = at(key).node();
    if (list.isArray()) {
      list.forEach(row -> rows.add(new Fields(row)));
    }

    return rows;
  }

  /** Returns the keys and values of this object in their order. */
  public List<Map.Entry<String, Fields>> members() {
    List<Map.Entry<String, Fields>> members = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> next = all.next();
      members.add(Map.entry(next.getKey(), new Fields(next.getValue())));
    }

    return members;
  }
}
