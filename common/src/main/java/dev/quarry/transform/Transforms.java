package dev.quarry.transform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.config.Problems;
import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry of transforms, in the order in which they run whatever the order of the config:
 * together they then change nothing when they run again.
 */
public final class Transforms {
  private static final List<Transform> ALL =
      List.of(
          new ControlCharacters(),
          new LineEnds(),
          new ZeroWidth(),
          new BidiControls(),
          new Composed(),
          new Compatible(),
          new ByteOrderMark(),
          new Blanks(),
          new Trim());

  private Transforms() {}

  /** Returns every transform in the order in which they run. */
  public static List<Transform> all() {
    return ALL;
  }

  /** Returns the ids in the order in which they run. */
  public static List<String> ids() {
    return ALL.stream().map(Transform::id).toList();
  }

  /** Returns the ids of the transforms that run when the config names none. */
  public static List<String> defaults() {
    return ALL.stream().filter(Transform::isDefault).map(Transform::id).toList();
  }

  /** Returns the transform with this id. */
  public static Optional<Transform> find(String id) {
    return ALL.stream().filter(transform -> transform.id().equals(id)).findFirst();
  }

  /**
   * Returns the transform with this id.
   *
   * @throws UserException naming the nearest known one
   */
  public static Transform byId(String id) {
    return find(id).orElseThrow(() -> new UserException(unknown(id)));
  }

  /**
   * Returns the chain that a config asks for.
   *
   * @param config a list of ids, or one id; null for the defaults, an empty list for none
   * @param problems where unknown ids go
   * @param path what the key is called in messages, such as {@code transforms}
   */
  public static TransformChain chain(@Nullable JsonNode config, Problems problems, String path) {
    if (config == null || config.isNull() || config.isMissingNode()) {
      return TransformChain.of(null);
    }
    if (config.isTextual()) {
      return read(List.of(config), problems, path);
    }
    if (!config.isArray()) {
      problems.add("Invalid " + path + ": " + config + " (expected a list of transform ids)");
      return TransformChain.of(null);
    }

    return read(config, problems, path);
  }

  private static TransformChain read(Iterable<JsonNode> elements, Problems problems, String path) {
    List<String> ids = new ArrayList<>();
    for (JsonNode element : elements) {
      String id = element.isTextual() ? element.textValue() : element.toString();
      if (find(id).isPresent()) {
        ids.add(id);
      } else {
        problems.add("Invalid " + path + ": " + unknown(id));
      }
    }

    return TransformChain.of(ids);
  }

  private static String unknown(String id) {
    return "Unknown transform: " + id + Nearest.hint(id, ids());
  }
}
