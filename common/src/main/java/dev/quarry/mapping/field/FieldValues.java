package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads one value of a row as the type that a field needs. */
public final class FieldValues {
  private static final String SCALAR = "a text, a number or a boolean";

  private FieldValues() {}

  /**
   * Returns the text of a node.
   *
   * @param field what to call the value in a fault
   * @param where the path at which it was looked for
   * @throws MappingException when it is absent, null or of another type
   */
  public static String text(
      String field, String where, @Nullable JsonNode node, Strictness strictness) {
    if (node != null && node.isTextual()) {
      return node.textValue();
    }
    if (node == null || node.isNull()) {
      throw MappingFaults.missing(field, where, "a text");
    }
    if (strictness == Strictness.COLUMNAR && isScalar(node)) {
      return node.asText();
    }
    throw MappingFaults.wrongType(field, where, node, "a text");
  }

  /**
   * Returns the text of a node that may be a text, a number or a boolean.
   *
   * @throws MappingException when it is absent, null or of another type
   */
  public static String scalar(String field, String where, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      throw MappingFaults.missing(field, where, SCALAR);
    }
    if (!isScalar(node)) {
      throw MappingFaults.wrongType(field, where, node, SCALAR);
    }

    return node.asText();
  }

  /**
   * Returns a number, or the number that a text says.
   *
   * @throws MappingException when it is absent, null or not a finite number
   */
  public static double number(String field, String where, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      throw MappingFaults.missing(field, where, "a number");
    }
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (node.isTextual()) {
      value = parse(node.textValue());
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw MappingFaults.wrongType(field, where, node, "a number");
    }

    return value;
  }

  /**
   * Returns the text of a system prompt, which may also be a list of {@code {"text": …}} blocks.
   *
   * @throws MappingException when it is absent, null or of another type
   */
  public static String system(
      String field, String where, @Nullable JsonNode node, Strictness strictness) {
    if (node == null || !node.isArray() || node.isEmpty()) {
      return text(field, where, node, strictness);
    }
    StringBuilder joined = new StringBuilder();
    for (JsonNode block : node) {
      JsonNode part = block.get("text");
      if (part == null || !part.isTextual()) {
        throw MappingFaults.wrongType(field, where, node, "a text or a list of {\"text\": …}");
      }
      joined.append(joined.isEmpty() ? "" : "\n").append(part.textValue());
    }

    return joined.toString();
  }

  /** Returns whether a node is a text, a number or a boolean. */
  public static boolean isScalar(JsonNode node) {
    return node.isTextual() || node.isNumber() || node.isBoolean();
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
