package dev.quarry.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in which no text can become markup: every text and every attribute value is escaped,
 * cut at a length, and its invisible characters are marked. Tag and attribute names come from the
 * code alone and are checked. Not thread-safe; one per page.
 */
public final class Html {
  /** What a text may cost when nothing else is said, in characters. */
  private static final int SHORT = 300;

  private static final int ATTRIBUTE = 240;

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Makes an empty page that starts with the document type. */
  public Html() {
    out.append("<!DOCTYPE html>\n");
  }

  /**
   * Opens an element, to be closed with {@link #close}.
   *
   * @param attributes names and values in turn; a name whose value is empty is left out, except
   *     {@code lang} and {@code alt}, where empty has a meaning
   */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);

    return this;
  }

  /** Writes an element that has no content, such as {@code rect} or {@code meta}. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    if (!isVoid(tag)) {
      out.append("</").append(tag).append('>');
    }

    return this;
  }

  /** Writes an element with one text in it. */
  public Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Closes the element that was opened last. */
  public Html close() {
    String tag = open.pop();
    out.append("</").append(tag).append('>');
    if (isBlock(tag)) {
      out.append('\n');
    }

    return this;
  }

  /** Writes a short text, such as a label or a sentence. */
  public Html text(String text) {
    return text(text, SHORT);
  }

  /**
   * Writes a text up to a length, and how many characters were left out.
   *
   * @param limit the most characters; a mark for an invisible one counts as {@link Excerpt#MARK}
   */
  public Html text(String text, int limit) {
    Excerpt excerpt = Excerpt.of(text, limit);
    escapeMarked(excerpt.shown());

    return left(excerpt);
  }

  private Html left(Excerpt excerpt) {
    if (excerpt.left() > 0) {
      open("span", "class", "more").raw("… ").raw(Numbers.count(excerpt.left()));
      raw(excerpt.left() == 1 ? " more character" : " more characters").close();
    }

    return this;
  }

  /**
   * Writes a text of the corpus: its own direction, no language assumed, line breaks kept.
   *
   * @param css the class of the box
   */
  public Html corpus(String text, int limit, String css) {
    return open("pre", "class", css, "dir", "auto", "lang", "", "translate", "no", "tabindex", "0")
        .text(text, limit)
        .close();
  }

  /**
   * Writes a text of the corpus and marks what another one does not say.
   *
   * @param limit the most characters of both
   */
  public Html corpus(String text, String other, int limit, String css) {
    Excerpt excerpt = Excerpt.of(text, limit);
    open("pre", "class", css, "dir", "auto", "lang", "", "translate", "no", "tabindex", "0");
    for (Difference.Run run : Difference.runs(excerpt.shown(), Excerpt.of(other, limit).shown())) {
      if (run.isOwn()) {
        open("mark").escapeMarked(run.text()).close();
      } else {
        escapeMarked(run.text());
      }
    }

    return left(excerpt).close();
  }

  /** Writes the page's own style sheet; it must not come from data. */
  public Html style(String css) {
    if (css.contains("</")) {
      throw new IllegalArgumentException("Invalid style sheet: it closes its own element");
    }
    open("style");
    raw(css);

    return close();
  }

  /** Returns the page; every element must have been closed. */
  public String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Cannot finish page: " + open + " still open");
    }

    return out.toString();
  }

  private Html raw(String markup) {
    out.append(markup);

    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(checkedName(tag));
    for (int i = 0; i < attributes.length; i += 2) {
      String name = checkedName(attributes[i]);
      String value = attributes[i + 1];
      if (!value.isEmpty() || name.equals("lang") || name.equals("alt")) {
        out.append(' ').append(name).append("=\"");
        escapeAttribute(value);
        out.append('"');
      }
    }
    out.append('>');
  }

  private Html escapeMarked(String text) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      String mark = Characters.mark(codePoint);
      if (mark.isEmpty()) {
        escape(codePoint);
      } else {
        out.append("<span class=\"mark\">").append(mark).append("</span>");
      }
      i += Character.charCount(codePoint);
    }

    return this;
  }

  private void escapeAttribute(String value) {
    Excerpt excerpt = Excerpt.of(value, ATTRIBUTE);
    String shown = excerpt.shown();
    for (int i = 0; i < shown.length(); ) {
      int codePoint = shown.codePointAt(i);
      String mark = Characters.mark(codePoint);
      if (mark.isEmpty()) {
        escape(codePoint);
      } else {
        out.append(mark);
      }
      i += Character.charCount(codePoint);
    }
    if (excerpt.left() > 0) {
      out.append('…');
    }
  }

  private void escape(int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(codePoint);
    }
  }

  private static String checkedName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!between(c, 'a', 'z') && !between(c, 'A', 'Z') && !between(c, '0', '9') && c != '-') {
        throw new IllegalArgumentException("Invalid markup name: " + name);
      }
    }

    return name;
  }

  private static boolean between(char c, char first, char last) {
    return c >= first && c <= last;
  }

  private static boolean isVoid(String tag) {
    return tag.equals("meta") || tag.equals("br");
  }

  private static boolean isBlock(String tag) {
    return switch (tag) {
      case "p", "div", "li", "ul", "tr", "table", "section", "h1", "h2", "h3", "details" -> true;
      case "svg", "head", "style", "title", "header", "main", "footer", "nav", "dl" -> true;
      default -> false;
    };
  }
}
