package dev.quarry.mapping.template;

import dev.quarry.mapping.field.Field;
import dev.quarry.mapping.field.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Compiles the text of a template. Not thread-safe; used while a mapping is built. */
final class TemplateParser {
  private record Open(String name, List<Segment> before) {}

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private List<Segment> segments = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private TemplateParser(String text) {
    this.text = text;
  }

  /**
   * Returns the pieces of a template.
   *
   * @throws IllegalArgumentException whose message says what was expected
   */
  static List<Segment> parse(String text) {
    return new TemplateParser(text).segments();
  }

  private List<Segment> segments() {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("{{{{", at)) {
        literal.append("{{");
        at += 4;
      } else if (text.startsWith("{{", at)) {
        at = tag(at + 2);
      } else {
        literal.append(text.charAt(at));
        at++;
      }
    }
    flush();
    if (!open.isEmpty()) {
      String name = open.peek().name();
      throw new IllegalArgumentException("{{/" + name + "}} after {{#" + name + "}}");
    }

    return List.copyOf(segments);
  }

  private int tag(int start) {
    int end = text.indexOf("}}", start);
    if (end < 0) {
      throw new IllegalArgumentException("}} after each {{, or {{{{ for braces");
    }
    String tag = text.substring(start, end).trim();
    flush();
    if (tag.startsWith("#")) {
      open.push(new Open(tag.substring(1).trim(), segments));
      segments = new ArrayList<>();
    } else if (tag.startsWith("/")) {
      close(tag.substring(1).trim());
    } else {
      segments.add(placeholder(tag));
    }

    return end + 2;
  }

  private void close(String name) {
    Open last = open.poll();
    if (last == null || !last.name().equals(name)) {
      throw new IllegalArgumentException("{{#" + name + "}} before {{/" + name + "}}");
    }
    Segment section = new Segment.Section(placeholder(name), segments);
    segments = last.before();
    segments.add(section);
  }

  private static Segment.Placeholder placeholder(String name) {
    try {
      Path path = Path.parse(name);
      return new Segment.Placeholder(Field.find(path.key()).orElse(null), path);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " in {{" + name + "}}", e);
    }
  }

  private void flush() {
    if (!literal.isEmpty()) {
      segments.add(new Segment.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
