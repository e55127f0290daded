package dev.quarry.format;

import dev.quarry.record.Rule;
import java.util.ArrayList;
import java.util.List;

/** The rules that the layouts apply when they read and write; each format cites its own source. */
enum FormatRule {
  MISSING_FIELD("missing-field", "Every key that the layout needs is there"),
  WRONG_TYPE("wrong-type", "Every value has the JSON type that the layout asks for"),
  EXTRA_KEY("extra-key", "There are no keys that the layout does not know"),
  SCHEMA_VERSION("schema-version", "schemaVersion is bedrock-conversation-2024"),
  ROLE("role", "A role is one of those that the layout allows, in exactly that spelling"),
  TOO_FEW_MESSAGES("too-few-messages", "There are as many messages as the layout needs"),
  TOO_MANY_MESSAGES("too-many-messages", "There are no more messages than the layout takes"),
  CONTENT_BLOCK("content-block", "A content block is of a known kind and has that kind's keys"),
  TOOLS("tools", "A tool definition has a name, a description and a schema with a type"),
  CANDIDATES(
      "candidates", "The answers belong to one conversation, and one is better than another"),
  MODEL_INPUT("model-input", "modelInput is a request body of a known model family"),
  MODEL_RESPONSES("model-responses", "modelResponses holds one response with its modelIdentifier"),

  HOLD_ANSWER("cannot-hold:answer", "A layout of questions is given no answer"),
  HOLD_CANDIDATES("cannot-hold:candidates", "A preference has the answers that the layout holds"),
  HOLD_BLOCK("cannot-hold:block", "A layout of texts is given no image, document or tool call"),
  HOLD_DIALOGUE("cannot-hold:dialogue", "A layout of plain text or of pairs is given no dialogue"),
  HOLD_EMPTY("cannot-hold:empty", "A layout of blocks is given no message without content"),
  HOLD_LINE_BREAK("cannot-hold:line-break", "A text that becomes a line has no line break"),
  HOLD_MULTI_TURN("cannot-hold:multi-turn", "A layout of one turn is given no longer dialogue"),
  HOLD_NO_ANSWER("cannot-hold:no-answer", "A layout of answered questions is given an answer"),
  HOLD_NO_ID("cannot-hold:no-id", "A layout whose lines carry an id is given one"),
  HOLD_NO_REFERENCE("cannot-hold:no-reference", "A layout for graders is given a right answer"),
  HOLD_PLAIN_TEXT("cannot-hold:plain-text", "A layout of dialogues is given no plain text"),
  HOLD_PREFERENCE("cannot-hold:preference", "A layout of one answer is given no preference"),
  HOLD_REFERENCE("cannot-hold:reference", "The right answer is a text, or the layout holds JSON"),
  HOLD_ROLE("cannot-hold:role", "A message has a role that the layout knows"),
  HOLD_SYSTEM("cannot-hold:system", "A layout without a system prompt is given none");

  private static final String CHECK = "format:";
  private static final String QUARRY = "Quarry: nothing is left out in silence";

  private final String id;
  private final String summary;

  FormatRule(String detail, String summary) {
    this.id = CHECK + detail;
    this.summary = summary;
  }

  /** Returns the stable id. */
  String id() {
    return id;
  }

  private boolean isAboutWriting() {
    return name().startsWith("HOLD_");
  }

  /** Returns the rules as a rule book shows them; those about reading cite the source. */
  static List<Rule> cite(String source, FormatRule... rules) {
    List<Rule> cited = new ArrayList<>();
    for (FormatRule rule : rules) {
      cited.add(new Rule(rule.id, rule.summary, rule.isAboutWriting() ? QUARRY : source));
    }

    return List.copyOf(cited);
  }
}
