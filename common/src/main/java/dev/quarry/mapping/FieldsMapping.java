package dev.quarry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.mapping.draft.AnswerReader;
import dev.quarry.mapping.draft.Dialogues;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.draft.Scores;
import dev.quarry.mapping.draft.TurnReader;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.FieldPath;
import dev.quarry.mapping.field.Scope;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields that the user has mapped. Mapped metadata is kept under the record's extra key
 * {@code metadata}: one path to an object gives that object, every other path an entry under its
 * last key. A score that belongs to no pair of answers stands in the record's extra values.
 *
 * @param texts the fields that are texts, without chosen and rejected
 * @param asked where the conversation stands, or what chosen and rejected answer; null for none
 * @param blank stands for a prompt that only the template makes; null where the row has it
 * @param turns how messages are read
 * @param answers where chosen and rejected stand, both or none
 * @param scores where the scores of the answers stand, one or two
 * @param reference where the right answer stands, or null
 * @param metadata what else goes along
 */
record FieldsMapping(
    List<FieldPath> texts,
    @Nullable FieldPath asked,
    @Nullable JsonNode blank,
    TurnReader turns,
    List<FieldPath> answers,
    List<FieldPath> scores,
    @Nullable FieldPath reference,
    List<FieldPath> metadata,
    Strictness strictness)
    implements ElementMapping {

  /** Copies the lists. */
  FieldsMapping {
    texts = List.copyOf(texts);
    answers = List.copyOf(answers);
    scores = List.copyOf(scores);
    metadata = List.copyOf(metadata);
  }

  @Override
  public void map(Scope scope, RowRun run) {
    Draft draft = new Draft();
    for (int i = 0; i < texts.size(); i++) {
      FieldPath text = texts.get(i);
      draft.set(text.field(), text.text(scope, strictness));
    }
    if (!answers.isEmpty()) {
      readAnswers(scope, draft);
    } else if (asked != null) {
      readMessages(asked, scope, draft);
    }
    readRest(scope, draft);
    run.element(scope, draft);
  }

  private void readMessages(FieldPath path, Scope scope, Draft draft) {
    JsonNode list = path.node(scope);
    if (list != null) {
      draft.content(
          Dialogues.dialogue("messages", draft.get(Field.SYSTEM), turns.read("messages", list)));
    }
  }

  private void readAnswers(Scope scope, Draft draft) {
    Content.Preference pair =
        new AnswerReader(turns, strictness)
            .read(
                draft.get(Field.SYSTEM),
                asked == null ? blank : asked.node(scope),
                answers.get(0).node(scope),
                answers.get(1).node(scope),
                new Scores(score(0, scope), score(1, scope)));
    draft.content(pair);
    if (blank != null) {
      draft.set(Field.PROMPT, null);
    }
  }

  private @Nullable Double score(int at, Scope scope) {
    return at < scores.size() ? scores.get(at).number(scope) : null;
  }

  private void readRest(Scope scope, Draft draft) {
    if (reference != null) {
      JsonNode value = reference.node(scope);
      if (value != null) {
        draft.reference(value);
      }
    }
    if (answers.isEmpty() && !scores.isEmpty()) {
      Double score = score(0, scope);
      if (score != null) {
        draft.extra("score", DoubleNode.valueOf(score));
      }
    }
    if (!metadata.isEmpty()) {
      draft.extra("metadata", metadata(scope));
    }
  }

  private ObjectNode metadata(Scope scope) {
    if (metadata.size() == 1 && metadata.get(0).node(scope) instanceof ObjectNode whole) {
      return whole;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (FieldPath entry : metadata) {
      JsonNode value = entry.node(scope);
      if (value != null) {
        all.set(entry.path().name(), value);
      }
    }

    return all;
  }
}
