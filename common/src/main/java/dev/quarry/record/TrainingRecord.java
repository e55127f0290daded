package dev.quarry.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One training example, whatever layout it came in and whatever layout it goes to. Treated as
 * immutable: nobody changes the JSON values after the record is made.
 *
 * @param id the user's own id, or null
 * @param content what the model learns from
 * @param label the class of the example, or null
 * @param group examples of one group stay on one side of the split; null for none
 * @param source where the user says the example comes from, or null
 * @param reference the right answer for a grader or an evaluation, or null
 * @param extra everything else that the layouts carry: {@code tools}, {@code toolConfig}, {@code
 *     modelResponses}, grader keys; never null, empty for most records
 */
public record TrainingRecord(
    @Nullable String id,
    Content content,
    @Nullable String label,
    @Nullable String group,
    @Nullable String source,
    @Nullable JsonNode reference,
    ObjectNode extra) {

  /** Refuses a record without content. */
  public TrainingRecord {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(extra, "extra");
  }

  /** Returns a record of content alone. */
  public static TrainingRecord of(Content content) {
    return new TrainingRecord(
        null, content, null, null, null, null, JsonNodeFactory.instance.objectNode());
  }

  /** Returns this record with other content. */
  public TrainingRecord withContent(Content other) {
    return new TrainingRecord(id, other, label, group, source, reference, extra);
  }
}
