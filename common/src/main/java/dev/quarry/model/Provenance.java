package dev.quarry.model;

import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads who says something and when it was read, and asks for both. */
final class Provenance {
  private static final Pattern AS_OF = Pattern.compile("undated|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private final Map<String, String> tags;

  /**
   * Creates a reader.
   *
   * @param tags the URL or text that each tag stands for
   */
  Provenance(Map<String, String> tags) {
    this.tags = Map.copyOf(tags);
  }

  /** Returns the URLs of a row's {@code source}; a fault where there is none. */
  List<String> sources(Section section) {
    List<String> urls = new ArrayList<>();
    for (String source : section.texts("source")) {
      if (source.contains(":")) {
        urls.add(source);
      } else if (tags.containsKey(source)) {
        urls.add(tags.get(source));
      } else {
        section
            .problems()
            .add(
                "Unknown "
                    + section.nameOf("source")
                    + ": "
                    + source
                    + Nearest.hint(source, tags.keySet()));
      }
    }
    if (!section.has("source")) {
      section.problems().add("Missing " + section.nameOf("source"));
    }

    return urls;
  }

  /** Returns a row's {@code as-of}; a fault where there is none. */
  String asOf(Section section) {
    String asOf = section.requiredText("as-of");
    if (!asOf.isEmpty() && !AS_OF.matcher(asOf).matches()) {
      section.invalid("as-of", asOf, "a day, a month or a year such as 2026-10-01, or undated");
    }

    return asOf;
  }

  /** Returns the text of a row's {@code origin}, which is a tag or the text itself. */
  String origin(Section section) {
    String origin = section.requiredText("origin");

    return tags.getOrDefault(origin, origin);
  }
}
