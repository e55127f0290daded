package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Characters that no JSON line should carry: half of a surrogate pair (cannot be written as UTF-8),
 * U+0000, and U+FFFD, which stands where a decoder gave up. One pass over each text.
 */
final class EncodingCheck implements RecordCheck {
  private static final Rule LONE_SURROGATE =
      new Rule("encoding:lone-surrogate", "Surrogates come in pairs", Citations.JSON);
  private static final Rule NUL =
      new Rule("encoding:nul", "There is no U+0000 in a text", Citations.QUARRY);
  private static final Rule REPLACEMENT =
      new Rule(
          "encoding:replacement",
          "There is no U+FFFD, the mark of a wrong decoding (warning)",
          Citations.QUARRY);

  static final List<Rule> RULES = List.of(LONE_SURROGATE, NUL, REPLACEMENT);

  private static final char REPLACEMENT_CHARACTER = '\uFFFD';

  private final RecordParts parts;

  private EncodingCheck(Target target) {
    parts = new RecordParts(target);
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    return Optional.of(new EncodingCheck(target));
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    RecordParts.visit(
        content,
        new RecordParts.Visitor() {
          @Override
          public void text(Part part, int index, String text) {
            if (firstSuspect(text) >= 0) {
              report(text, parts.field(content, part, index), faults);
            }
          }

          @Override
          public void raw(Part part, int index, Block.Raw raw) {
            walk(raw.json(), parts.field(content, part, index), faults);
          }
        });
    judgeRest(record, faults);
  }

  private static void judgeRest(TrainingRecord record, Consumer<Fault> faults) {
    String id = record.id();
    if (id != null && firstSuspect(id) >= 0) {
      report(id, "id", faults);
    }
    JsonNode reference = record.reference();
    if (reference != null) {
      walk(reference, "reference", faults);
    }
    if (!record.extra().isEmpty()) {
      walk(record.extra(), "", faults);
    }
  }

  private static void walk(JsonNode node, String field, Consumer<Fault> faults) {
    if (node.isTextual()) {
      if (firstSuspect(node.textValue()) >= 0) {
        report(node.textValue(), field, faults);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), field, faults);
      }
    } else if (node.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
        Map.Entry<String, JsonNode> entry = all.next();
        if (firstSuspect(entry.getKey()) >= 0) {
          report(entry.getKey(), field, faults);
        }
        walk(entry.getValue(), field, faults);
      }
    }
  }

  /** Returns the first character that is no plain one, or -1: the common case in one comparison. */
  private static int firstSuspect(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0 || (c >= Character.MIN_SURROGATE && isSuspect(text, i, c))) {
        return i;
      }
    }

    return -1;
  }

  private static boolean isSuspect(String text, int index, char c) {
    return c == REPLACEMENT_CHARACTER || isLone(text, index, c);
  }

  private static boolean isLone(String text, int index, char c) {
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  /** Reports the first of each kind; runs only on texts that have one. */
  private static void report(String text, String field, Consumer<Fault> faults) {
    int lone = -1;
    for (int i = 0; i < text.length() && lone < 0; i++) {
      lone = isLone(text, i, text.charAt(i)) ? i : -1;
    }
    accept(fault(LONE_SURROGATE, field, lone, "half of a surrogate pair"), faults);
    accept(fault(NUL, field, text.indexOf(0), "U+0000"), faults);
    int replaced = text.indexOf(REPLACEMENT_CHARACTER);
    if (replaced >= 0) {
      faults.accept(
          Fault.warning(
              REPLACEMENT.id(),
              field,
              "U+FFFD at character " + replaced,
              "Read the source in its own encoding"));
    }
  }

  private static void accept(@Nullable Fault fault, Consumer<Fault> faults) {
    if (fault != null) {
      faults.accept(fault);
    }
  }

  private static @Nullable Fault fault(Rule rule, String field, int index, String what) {
    return index < 0
        ? null
        : Fault.error(
            rule.id(),
            field,
            what + " at character " + index,
            "Remove the character, or read the source in its own encoding");
  }
}
