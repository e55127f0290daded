package dev.quarry.mapping.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.mapping.draft.Draft;
import dev.quarry.mapping.field.FieldValues;
import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.record.Content;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a retrieval evaluation: {@code conversationTurns} with a prompt and a reference response
 * each. The responses of the system under test are left out: nobody should learn from them.
 */
final class RagEvaluationShape implements Shape {
  private static final String KEY = "conversationturns";
  private static final Keys KEYS = Keys.of(KEY);
  private static final String FIELD = "conversationTurns";

  @Override
  public String id() {
    return "rag-evaluation";
  }

  @Override
  public String summary() {
    return "conversationTurns of prompt and referenceResponses, as Bedrock's evaluation reads them";
  }

  @Override
  public String example() {
    return "{\"conversationTurns\":[{\"prompt\":{\"content\":[{\"text\":\"Why?\"}]},"
        + "\"referenceResponses\":[{\"content\":[{\"text\":\"So.\"}]}]}]}";
  }

  @Override
  public Rank rank() {
    return Rank.CONTAINER;
  }

  @Override
  public boolean matches(ShapeRow row) {
    return row.hasAll(KEYS);
  }

  @Override
  public void read(ShapeRow row, ElementSink sink) {
    JsonNode list = row.present(KEY);
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw MappingFaults.missing(FIELD, FIELD, "a list with at least one turn");
    }
    List<Turn> turns = new ArrayList<>(2 * list.size());
    String answer = null;
    for (int i = 0; i < list.size(); i++) {
      JsonNode turn = list.get(i);
      String place = FIELD + "[" + i + "].";
      turns.add(Turn.user(text(row, place + "prompt", turn.path("prompt"))));
      JsonNode response = turn.path("referenceResponses").get(0);
      answer = response == null ? null : text(row, place + "referenceResponses[0]", response);
      if (answer != null) {
        turns.add(Turn.assistant(answer));
      }
    }
    sink.element(row.scope(), draft(row, turns, answer));
  }

  private static Draft draft(ShapeRow row, List<Turn> turns, @Nullable String answer) {
    Draft draft = row.draft();
    draft.content(new Content.Dialogue(row.system(), turns));
    if (answer != null) {
      draft.reference(TextNode.valueOf(answer));
    }

    return draft;
  }

  private static String text(ShapeRow row, String place, JsonNode said) {
    JsonNode blocks = said.path("content");
    return FieldValues.system(FIELD, place + ".content", blocks, row.strictness());
  }
}
