package dev.quarry.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays one tree of settings over another: maps are merged, everything else is replaced. */
final class Overlay {
  private Overlay() {}

  /** Returns the base with the other tree over it; neither is changed. */
  static ObjectNode merge(ObjectNode base, ObjectNode over) {
    ObjectNode merged = base.deepCopy();
    over.fields()
        .forEachRemaining(
            field -> {
              JsonNode below = merged.get(field.getKey());
              if (below instanceof ObjectNode lower
                  && field.getValue() instanceof ObjectNode upper) {
                merged.set(field.getKey(), merge(lower, upper));
              } else {
                merged.set(field.getKey(), field.getValue().deepCopy());
              }
            });

    return merged;
  }

  /** Returns the tree with the keys of one of its maps renamed, where they have another name. */
  static ObjectNode rename(ObjectNode tree, String map, Map<String, String> names) {
    if (!(tree.get(map) instanceof ObjectNode rows)) {
      return tree;
    }
    ObjectNode renamed = rows.objectNode();
    List<String> keys = new ArrayList<>();
    rows.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      renamed.set(names.getOrDefault(key, key), rows.get(key));
    }
    ObjectNode copy = tree.deepCopy();
    copy.set(map, renamed);

    return copy;
  }
}
