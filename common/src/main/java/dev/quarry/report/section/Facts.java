package dev.quarry.report.section;

import dev.quarry.report.html.Html;

/** Names and values in a list; a value that is not known leaves no trace. */
final class Facts {
  private static final int VALUE = 500;

  private Facts() {}

  static void text(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.open("div").element("dt", name);
      html.open("dd", "dir", "auto").text(value, VALUE).close().close();
    }
  }

  static void code(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.open("div").element("dt", name).open("dd", "dir", "auto");
      html.open("code", "class", "wrap").text(value, VALUE).close().close().close();
    }
  }
}
