package dev.quarry.mapping.shape;

import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import dev.quarry.format.Format;
import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.MappingFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The registry of shapes, in the order in which {@code fields: auto} tries them: first rows with
 * exactly the keys of one of Quarry's formats, then rank by rank ({@link Rank}). A row that two
 * shapes of one rank claim is ambiguous, and a fault; keys that no shape asks for never matter.
 * Immutable and thread-safe.
 */
public final class Shapes {
  private final List<Shape> all;

  private Shapes(List<Shape> all) {
    this.all = List.copyOf(all);
  }

  /** Returns every shape; formats are looked up by their id. */
  public static Shapes of(Function<String, Format> formats) {
    List<Shape> all = new ArrayList<>(FormatShapes.all(formats));
    all.addAll(SquadShape.all());
    all.add(new RagEvaluationShape());
    all.add(new PreferenceShape());
    all.add(new TranscriptShape());
    all.add(
        new ConversationShape(
            "messages",
            Keys.of("messages"),
            "{\"id\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}"));
    all.add(
        new ConversationShape(
            "sharegpt",
            Keys.of("conversations", "conversation"),
            "{\"conversations\":[{\"from\":\"human\",\"value\":\"Why?\"}]}"));
    all.add(
        new ConversationShape(
            "turns",
            Keys.of("turns", "dialogue", "dialog"),
            "{\"turns\":[{\"speaker\":\"user\",\"utterance\":\"Why?\"}]}"));
    all.addAll(pairs());
    all.add(new LabelShape());
    all.add(new SingleShape("text", "text", Field.TEXT));
    all.add(new SingleShape("input", "input", Field.TEXT));
    all.add(new SingleShape("prompt", "prompt", Field.PROMPT));
    return new Shapes(all);
  }

  private static List<Shape> pairs() {
    return List.of(
        new PairShape(
            "alpaca",
            new PairShape.Parts("instruction", "input", "output"),
            Keys.NONE,
            "{{instruction}}{{#input}}\n\n{{input}}{{/input}}"),
        new PairShape(
            "dolly",
            new PairShape.Parts("instruction", "context", "response"),
            Keys.NONE,
            "{{instruction}}{{#context}}\n\n{{context}}{{/context}}"),
        new PairShape(
            "question-answer",
            new PairShape.Parts("question", "context", "answer"),
            Keys.NONE,
            "{{#context}}{{context}}\n\n{{/context}}{{question}}"),
        PairShape.plain("questions-answers", "questions", "answers"),
        PairShape.plain("q-a", "q", "a"),
        PairShape.plain("sentence-pair", "sentence1", "sentence2", "label", "score"),
        PairShape.plain("prompt-completion-row", "prompt", "completion"),
        PairShape.plain("prompt-response", "prompt", "response"),
        PairShape.plain("input-output", "input", "output", "instruction"));
  }

  /** Returns every shape, in the order in which they are tried. */
  public List<Shape> all() {
    return all;
  }

  /** Returns the ids of all shapes, in the order in which they are tried. */
  public List<String> ids() {
    return all.stream().map(Shape::id).toList();
  }

  /**
   * Returns the shape with this id.
   *
   * @throws UserException naming the nearest known one
   */
  public Shape byId(String id) {
    for (Shape shape : all) {
      if (shape.id().equals(id)) {
        return shape;
      }
    }
    throw new UserException("Unknown shape: " + id + Nearest.hint(id, ids()));
  }

  /**
   * Returns the one shape that a row has.
   *
   * @throws dev.quarry.mapping.field.MappingException when it has none, or more than one
   */
  public Shape recognise(ShapeRow row) {
    Shape found = null;
    List<String> rivals = List.of();
    for (int i = 0; i < all.size(); i++) {
      Shape shape = all.get(i);
      if (found != null && (found.rank() != shape.rank() || found.rank() == Rank.EXACT)) {
        break;
      }
      if (shape.matches(row)) {
        rivals = found == null ? List.of() : rivals(rivals, found, shape);
        found = found == null ? shape : found;
      }
    }
    if (found == null || !rivals.isEmpty()) {
      throw MappingFaults.unknownShape(row.node(), rivals);
    }

    return found;
  }

  private static List<String> rivals(List<String> before, Shape found, Shape other) {
    List<String> rivals = new ArrayList<>(before.isEmpty() ? List.of(found.id()) : before);
    rivals.add(other.id());
    return rivals;
  }
}
