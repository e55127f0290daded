package dev.quarry.mapping.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.Iterator;
import java.util.List;

/** The faults of mapping: their ids, their words, and the rules they stand for. */
public final class MappingFaults {
  private static final String MISSING = "mapping:missing-field";
  private static final String WRONG_TYPE = "mapping:wrong-type";
  private static final String UNKNOWN_SHAPE = "mapping:unknown-shape";
  private static final String NOT_A_ROW = "mapping:not-a-row";
  private static final String NO_RECORDS = "mapping:no-records";
  private static final String BAD_TRANSCRIPT = "mapping:bad-transcript";
  private static final String DIFFERENT_PROMPTS = "mapping:different-prompts";
  private static final String TWO_SYSTEMS = "mapping:two-systems";
  private static final String UNANSWERABLE = "mapping:unanswerable";

  private static final int MOST_KEYS = 20;
  private static final int LONGEST_KEY = 40;

  private MappingFaults() {}

  /** Returns every rule of mapping, for {@code validate --rules}. */
  public static List<Rule> rules() {
    String source = "Quarry: mapping of sources";
    return List.of(
        new Rule(NOT_A_ROW, "A row is an object of keys and values.", source),
        new Rule(UNKNOWN_SHAPE, "With fields: auto a row has exactly one known shape.", source),
        new Rule(MISSING, "Every mapped field and placeholder has a value in the row.", source),
        new Rule(WRONG_TYPE, "A mapped field holds the type that it needs.", source),
        new Rule(NO_RECORDS, "The records path finds at least one element in a row.", source),
        new Rule(BAD_TRANSCRIPT, "A transcript goes from Human: to a last Assistant:.", source),
        new Rule(DIFFERENT_PROMPTS, "Both answers of a pair follow the same conversation.", source),
        new Rule(TWO_SYSTEMS, "A conversation has one system prompt.", source),
        new Rule(UNANSWERABLE, "A SQuAD question has an answer.", source));
  }

  /** Returns the fault of a value that is absent or null. */
  public static MappingException missing(String field, String where, String expected) {
    return missingIn(field, field, where, expected);
  }

  /** Returns the fault of a value that is absent or null at a place inside a field. */
  public static MappingException missingIn(
      String field, String place, String where, String expected) {
    return fault(
        MISSING + ":" + field,
        place,
        "Missing " + place + ": no value at " + where + " (expected " + expected + ")",
        "Name a key that every row has, or write \"" + where + "?\" where a row may lack it");
  }

  /** Returns the fault of a value of another type. */
  public static MappingException wrongType(
      String field, String where, JsonNode value, String expected) {
    return wrongTypeIn(field, field, where, value, expected);
  }

  /** Returns the fault of a value of another type at a place inside a field. */
  public static MappingException wrongTypeIn(
      String field, String place, String where, JsonNode value, String expected) {
    return fault(
        WRONG_TYPE + ":" + field,
        place,
        "Invalid " + place + ": " + typeOf(value) + " at " + where + " (expected " + expected + ")",
        "Map " + place + " to " + expected + ", or mend the rows");
  }

  /** Returns the fault of a row that no shape, or more than one, recognises. */
  public static MappingException unknownShape(JsonNode row, List<String> shapes) {
    String reason =
        shapes.isEmpty()
            ? "no known shape has the keys "
            : "it is as much " + String.join(" as ", shapes) + ", with the keys ";
    return fault(
        UNKNOWN_SHAPE,
        "",
        "Cannot recognise the row: " + reason + keysOf(row) + " (expected one known shape)",
        "Say which key is which, such as fields: {prompt: …, completion: …}");
  }

  /** Returns the fault of a row that is not an object. */
  public static MappingException notARow(JsonNode row) {
    return fault(
        NOT_A_ROW,
        "",
        "Invalid row: " + typeOf(row) + " (expected an object of keys and values)",
        "Write one JSON object a record");
  }

  /** Returns the fault of a row in which the records path finds nothing. */
  public static Fault noRecords(String path) {
    return Fault.error(
        NO_RECORDS,
        "records",
        "Missing records: " + path + " is an empty list (expected at least one element)",
        "Leave the row out, or name the list that holds the records");
  }

  /** Returns the fault of a text that is not a transcript. */
  public static MappingException badTranscript(String field, String reason) {
    return fault(
        BAD_TRANSCRIPT + ":" + field,
        field,
        "Invalid "
            + field
            + ": "
            + reason
            + " (expected a conversation such as \"\\n\\nHuman: …\\n\\nAssistant: …\")",
        "Map prompt beside chosen and rejected where they hold the answers alone");
  }

  /** Returns the fault of two answers that follow different conversations. */
  public static MappingException differentPrompts(int turn) {
    return fault(
        DIFFERENT_PROMPTS,
        "rejected",
        "Invalid rejected: it differs from chosen at turn "
            + turn
            + " (expected the same conversation up to the last answer)",
        "Pair answers to the same prompt");
  }

  /** Returns the fault of a conversation that brings a system prompt beside a mapped one. */
  public static MappingException twoSystems(String field) {
    return fault(
        TWO_SYSTEMS,
        "system",
        "Invalid system: " + field + " begins with a system message too (expected one of them)",
        "Remove fields.system, or the system message");
  }

  /** Returns the fault of a SQuAD question that has no answer in its context. */
  public static MappingException unanswerable() {
    return fault(
        UNANSWERABLE,
        "completion",
        "Missing completion: is_impossible is true (expected a question with an answer)",
        "Leave unanswerable questions out, or map them with records, fields and a template");
  }

  /** Returns what kind of value this is, with its article. */
  public static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL -> "null";
      case BINARY -> "binary data";
      case MISSING, POJO -> "no JSON value";
    };
  }

  private static String keysOf(JsonNode row) {
    if (row.isEmpty()) {
      return "(none)";
    }
    StringBuilder keys = new StringBuilder();
    Iterator<String> names = row.fieldNames();
    for (int i = 0; names.hasNext(); i++) {
      if (i == MOST_KEYS) {
        return keys.append(", and ").append(row.size() - MOST_KEYS).append(" more").toString();
      }
      String name = names.next();
      keys.append(i == 0 ? "" : ", ");
      keys.append(name.length() <= LONGEST_KEY ? name : name.substring(0, LONGEST_KEY) + "…");
    }

    return keys.toString();
  }

  private static MappingException fault(String rule, String field, String message, String fix) {
    return new MappingException(Fault.error(rule, field, message, fix));
  }
}
