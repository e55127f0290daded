package dev.quarry.mapping.field;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a path into its steps. Not thread-safe; used while a mapping is built. */
final class PathTokens {
  /** One step of a path. */
  sealed interface Token {}

  /** Into the value of a key. */
  record Key(String name) implements Token {}

  /** Into one element; negative numbers count from the end. */
  record Index(int number) implements Token {}

  /** Into every element. */
  record Each() implements Token {}

  /** Out to the parent. */
  record Up() implements Token {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private PathTokens(String text) {
    this.text = text;
  }

  /**
   * Returns the steps.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static List<Token> parse(String text) {
    return new PathTokens(text).tokens();
  }

  private List<Token> tokens() {
    key();
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '.') {
        at++;
        key();
      } else if (next == '[') {
        bracket();
      } else {
        throw fault("a dot or a bracket after each key");
      }
    }

    return tokens;
  }

  private void key() {
    if (at < text.length() && text.charAt(at) == '"') {
      tokens.add(new Key(quoted()));
      return;
    }
    int start = at;
    while (at < text.length() && ".[\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(start, at).trim();
    if (name.isEmpty()) {
      throw fault("a key between the dots");
    }
    boolean leading = tokens.stream().allMatch(token -> token instanceof Up);
    tokens.add(name.equals("^") && leading ? new Up() : new Key(name));
  }

  private String quoted() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at));
      at++;
    }
    if (at >= text.length()) {
      throw fault("a closing quote");
    }
    at++;
    return name.toString();
  }

  private void bracket() {
    int end = text.indexOf(']', at);
    String inside = end < 0 ? "?" : text.substring(at + 1, end).trim();
    if (inside.isEmpty()) {
      tokens.add(new Each());
    } else if (inside.matches("-?[0-9]{1,9}")) {
      tokens.add(new Index(Integer.parseInt(inside)));
    } else {
      throw fault("a number in brackets, or quotes around a key that holds brackets");
    }
    at = end + 1;
  }

  private static IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException(expected);
  }
}
